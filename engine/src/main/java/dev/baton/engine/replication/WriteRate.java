package dev.baton.engine.replication;

/**
 * How many bytes a second the replication stream grows by: one bucket a second for ten minutes,
 * from which the operator sizes the backlog.
 */
public final class WriteRate {
  // Long enough to see the busy minute of a batch job, short enough to forget yesterday's.
  private static final int BUCKETS = 600;
  private static final long BUCKET_MS = 1000;
  // The current rate is an average, because single seconds jump.
  private static final int CURRENT_BUCKETS = 10;

  private final long[] bytes = new long[BUCKETS];
  private long second = Long.MIN_VALUE;
  private long secondsSeen;

  /** Counts {@code count} bytes written at {@code nowMs}. */
  public void add(long count, long nowMs) {
    advance(nowMs);
    bytes[index(second)] += count;
  }

  /** Bytes a second, averaged over the last ten complete seconds, or fewer after a start. */
  public long currentBytesPerSecond(long nowMs) {
    advance(nowMs);
    int complete = (int) Math.min(CURRENT_BUCKETS, secondsSeen);
    if (complete == 0) {
      return 0;
    }
    long sum = 0;
    for (int ago = 1; ago <= complete; ago++) {
      sum += bytes[index(second - ago)];
    }
    return sum / complete;
  }

  /** The busiest second of the last ten minutes, in bytes. */
  public long peakBytesPerSecond(long nowMs) {
    advance(nowMs);
    long peak = 0;
    for (long bucket : bytes) {
      peak = Math.max(peak, bucket);
    }
    return peak;
  }

  private void advance(long nowMs) {
    long now = Math.floorDiv(nowMs, BUCKET_MS);
    if (second == Long.MIN_VALUE) {
      second = now;
    }
    long steps = Math.min(now - second, BUCKETS);
    for (long step = 1; step <= steps; step++) {
      bytes[index(now - steps + step)] = 0;
    }
    if (now > second) {
      secondsSeen += now - second;
      second = now;
    }
  }

  private static int index(long second) {
    return (int) Math.floorMod(second, (long) BUCKETS);
  }
}
