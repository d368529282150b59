package dev.baton.operator.engine;

/**
 * The replication stream of one engine and the backlog that keeps its newest part.
 *
 * @param backlogBytes configured backlog size
 * @param bytesPerSecond stream bytes of the last seconds; -1 when the engine does not tell
 * @param peakBytesPerSecond highest second of the last ten minutes; -1 when it does not tell
 * @param fullSyncs full resynchronisations served since start
 * @param partialSyncs partial resynchronisations served since start
 * @param refusedPartialSyncs partial resynchronisations that the backlog could not serve
 */
public record StreamView(
    long backlogBytes,
    long bytesPerSecond,
    long peakBytesPerSecond,
    long fullSyncs,
    long partialSyncs,
    long refusedPartialSyncs) {}
