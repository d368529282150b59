package dev.baton.engine.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The resident memory of a server that works all the time. What something causes is told from what
 * writes alone need only once these need no more: a server that was just filled still compiles,
 * touches pages for the first time and reads others from its files, for seconds and up to a tenth
 * of its memory. All servers are waited for alike, under the load they are then measured with.
 */
final class Residence {
  private static final long SAMPLE_MS = 10;
  private static final long WINDOW_MS = 2000;
  private static final int WINDOWS_MAX = 30;
  private static final int STEADY_WINDOWS = 3;
  // A compiler that works takes and gives back more than this; what is left is noise.
  private static final double STEADY_SHARE = 0.003;

  private final Contender running;

  Residence(Contender running) {
    this.running = running;
  }

  /** Waits until the most of some seconds is no more than that of the seconds before. */
  void settle() throws IOException, InterruptedException {
    long most = mostBytes(WINDOW_MS);
    int steady = 0;
    for (int window = 0; window < WINDOWS_MAX && steady < STEADY_WINDOWS; window++) {
      long next = mostBytes(WINDOW_MS);
      steady = Math.abs(next - most) > most * STEADY_SHARE ? 0 : steady + 1;
      most = next;
    }
  }

  /** The most in so many milliseconds. */
  long mostBytes(long durationMs) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(durationMs);
    long most = 0;
    while (System.nanoTime() < end) {
      most = Math.max(most, sample());
    }
    return most;
  }

  /** What it is now, after a moment that does not disturb the server. */
  long sample() throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
    return running.residentBytes();
  }

  /** By how many percent {@code after} is more than {@code before}. */
  static double growth(long before, long after) {
    return 100.0 * (after - before) / before;
  }
}
