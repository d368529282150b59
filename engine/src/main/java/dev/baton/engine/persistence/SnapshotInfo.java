package dev.baton.engine.persistence;

/**
 * What a snapshot says about itself beside its entries.
 *
 * @param replicationId the history it belongs to, forty hexadecimal digits
 * @param replicationOffset the offset of the stream at the cut, in bytes
 * @param streamDatabase the database selected in the stream at the cut
 * @param epoch the promotion epoch known at the cut
 * @param createdAtMs when the cut was taken
 * @param usedMemoryBytes memory in use then
 * @param isBase whether commands of an append only file follow
 */
public record SnapshotInfo(
    String replicationId,
    long replicationOffset,
    int streamDatabase,
    long epoch,
    long createdAtMs,
    long usedMemoryBytes,
    boolean isBase) {
  /** Auxiliary field of {@link #replicationId}. */
  public static final String REPLICATION_ID = "repl-id";

  /** Auxiliary field of {@link #replicationOffset}. */
  public static final String REPLICATION_OFFSET = "repl-offset";

  /** Auxiliary field of {@link #streamDatabase}. */
  public static final String STREAM_DATABASE = "repl-stream-db";

  /** Auxiliary field of {@link #epoch}; peers skip fields they do not know. */
  public static final String EPOCH = "baton-epoch";
}
