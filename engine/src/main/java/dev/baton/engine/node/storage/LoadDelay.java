package dev.baton.engine.node.storage;

import java.util.function.LongSupplier;

/** Slow motion for tests: so many microseconds that each loaded key has to take. */
public final class LoadDelay {
  private final LongSupplier delayMicros;
  private final LongSupplier keys;
  private final long startedMs;

  /** For a load whose {@code keys} are counted from now on. */
  public LoadDelay(LongSupplier delayMicros, LongSupplier keys, long nowMs) {
    this.delayMicros = delayMicros;
    this.keys = keys;
    this.startedMs = nowMs;
  }

  /** No delay. */
  public static LoadDelay none() {
    return new LoadDelay(() -> 0, () -> 0, 0);
  }

  /** How long the next key has to wait; zero or less when it may be loaded. */
  public long remainingMs(long nowMs) {
    long micros = delayMicros.getAsLong();
    // Below zero it names the keys that one microsecond is for, which is nothing here.
    return micros <= 0 ? 0 : startedMs + keys.getAsLong() * micros / 1000 - nowMs;
  }
}
