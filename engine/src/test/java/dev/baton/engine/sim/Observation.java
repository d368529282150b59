package dev.baton.engine.sim;

/**
 * What one server is and holds after an event.
 *
 * @param server its name
 * @param incarnation how many times it was started before
 * @param primary whether it generates the stream
 * @param linkUp whether it is a replica that receives the stream
 * @param replicationId the name of its history
 * @param secondId the history this one branched off from
 * @param secondOffset the first offset not shared with {@code secondId}; -1 without one
 * @param offset how much of the history it has applied
 * @param backlogActive whether it keeps a backlog
 * @param backlogFirst the offset of the backlog's oldest byte
 * @param backlogBytes how much of the stream the backlog holds
 * @param keys how many keys it holds, expired ones included
 * @param digest of all its data, as DEBUG DIGEST
 */
record Observation(
    String server,
    int incarnation,
    boolean primary,
    boolean linkUp,
    String replicationId,
    String secondId,
    long secondOffset,
    long offset,
    boolean backlogActive,
    long backlogFirst,
    long backlogBytes,
    long keys,
    String digest) {

  /** Same place in the same history with the same data. */
  boolean agreesWith(Observation other) {
    return replicationId.equals(other.replicationId)
        && offset == other.offset
        && digest.equals(other.digest);
  }

  /** The form {@code s1 primary 1a2b3c4d@120, 3 keys}. */
  @Override
  public String toString() {
    String role = primary ? "primary" : linkUp ? "replica" : "replica without link";
    return "%s %s %s@%d, %d keys, digest %s"
        .formatted(
            server, role, replicationId.substring(0, 8), offset, keys, digest.substring(0, 8));
  }
}
