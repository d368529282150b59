package dev.baton.engine.replication;

/**
 * The backlog as INFO shows it.
 *
 * @param active whether it exists
 * @param sizeBytes the size asked for
 * @param firstByteOffset the stream offset of its oldest byte, counted from one; 0 without one
 * @param historyBytes how much of the stream it holds
 * @param allocatedBytes native memory it holds
 */
public record BacklogFacts(
    boolean active, long sizeBytes, long firstByteOffset, long historyBytes, long allocatedBytes) {}
