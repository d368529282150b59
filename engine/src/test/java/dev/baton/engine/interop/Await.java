package dev.baton.engine.interop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what another process will do. Nothing tells us when it has, so the condition is asked
 * again and again until a deadline; the deadline is generous because machines are slow, and a test
 * that passes never reaches it.
 */
final class Await {
  // Loops that run for hours beside other work ask for more.
  private static final Duration DEADLINE =
      Duration.ofSeconds(Integer.getInteger("await.seconds", 30));
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Await() {}

  /**
   * Returns once {@code condition} holds; fails with {@code what} and {@code seen} if it never
   * does.
   */
  static void until(String what, BooleanSupplier condition, Supplier<String> seen) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "not within " + DEADLINE.toSeconds() + " s: " + what + "; seen: " + seen.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Returns once {@code condition} holds. */
  static void until(String what, BooleanSupplier condition) {
    until(what, condition, () -> "nothing else");
  }
}
