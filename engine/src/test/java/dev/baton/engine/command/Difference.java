package dev.baton.engine.command;

/**
 * The first request on whose reply, or after which on the dataset, the two servers disagree.
 *
 * @param index its position
 * @param request its words, as in a file of requests
 * @param ours what the engine says, or how it failed
 * @param theirs what redis-server says
 */
record Difference(int index, String request, String ours, String theirs) {
  @Override
  public String toString() {
    return "%d: %s%n  ours:   %s%n  theirs: %s"
        .formatted(index, request, RequestFile.quoted(ours), RequestFile.quoted(theirs));
  }
}
