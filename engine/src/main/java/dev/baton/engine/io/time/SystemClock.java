package dev.baton.engine.io.time;

import dev.baton.engine.base.OnwardTime;

/** The system's wall clock; expiry times of keys are written in it. */
public final class SystemClock {
  private static final long NANOS_PER_MS = 1_000_000;

  private final OnwardTime onward = new OnwardTime(SystemClock::steadyMs);

  private static long steadyMs() {
    return System.nanoTime() / NANOS_PER_MS;
  }

  /** Milliseconds since 1970, UTC; never less than before. For one thread. */
  public long nowMs() {
    return onward.at(System.currentTimeMillis());
  }

  /** What the clock shows, be it set back or not, in milliseconds since 1970. For any thread. */
  public long shownMs() {
    return System.currentTimeMillis();
  }
}
