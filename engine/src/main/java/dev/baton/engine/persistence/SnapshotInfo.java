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
 */
public record SnapshotInfo(
    String replicationId,
    long replicationOffset,
    int streamDatabase,
    long epoch,
    long createdAtMs,
    long usedMemoryBytes) {}
