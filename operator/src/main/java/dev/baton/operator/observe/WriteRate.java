package dev.baton.operator.observe;

/**
 * How fast the replication stream grows.
 *
 * @param peakBytesPerSecond highest second of the last ten minutes
 * @param longPeakBytesPerSecond highest second of the last thirty minutes
 * @param watchedForMs how long this operator has watched without a break
 */
public record WriteRate(long peakBytesPerSecond, long longPeakBytesPerSecond, long watchedForMs) {

  /** Nothing seen yet. */
  public static final WriteRate UNSEEN = new WriteRate(0, 0, 0);
}
