package dev.baton.engine.replication;

/** Doubles a delay at each failure, up to a limit, and forgets it at a success. */
final class Backoff {
  private final long firstMs;
  private final long limitMs;
  private int failures;

  Backoff(long firstMs, long limitMs) {
    this.firstMs = firstMs;
    this.limitMs = limitMs;
  }

  /** The delay before the next try. */
  long nextMs() {
    long delayMs = firstMs << Math.min(failures, 30);
    failures++;
    return Math.min(delayMs, limitMs);
  }

  void reset() {
    failures = 0;
  }
}
