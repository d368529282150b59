package dev.baton.engine.base;

import java.util.function.LongSupplier;

/**
 * Time that never goes back. As long as the wall clock runs on, this is what it shows. When the
 * wall clock is set back, this time goes on at half its speed until the wall clock has caught up:
 * what is due each second, a disk to be forced, a sign of life, comes a little late then, instead
 * of after as long as the clock was set back by.
 *
 * <p>Keys that expire at a time of day expire early meanwhile, by what is left to catch up.
 */
public final class OnwardTime {
  private static final int SLOWER = 2;

  private final LongSupplier steadyMs;
  private long toldMs = Long.MIN_VALUE;
  private long countedToMs;
  private boolean ahead;

  /** Measures by {@code steadyMs}, a clock in milliseconds that nobody sets. */
  public OnwardTime(LongSupplier steadyMs) {
    this.steadyMs = steadyMs;
  }

  /** The time when the wall clock shows {@code wallMs}, in milliseconds since 1970. */
  public long at(long wallMs) {
    if (ahead) {
      long passedMs = (steadyMs.getAsLong() - countedToMs) / SLOWER;
      countedToMs += passedMs * SLOWER;
      toldMs += passedMs;
    }
    if (wallMs >= toldMs) {
      ahead = false;
      toldMs = wallMs;
    } else if (!ahead) {
      ahead = true;
      countedToMs = steadyMs.getAsLong();
    }
    return toldMs;
  }
}
