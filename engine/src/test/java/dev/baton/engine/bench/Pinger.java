package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that pings in a loop and remembers the longest wait for an answer. What part of a wait
 * the server itself has caused is told by the processor time that its thread took meanwhile: on a
 * busy machine the rest is waiting for a processor.
 */
final class Pinger implements AutoCloseable {
  private static final long PAUSE_MS = 1;
  private static final int WARM_PINGS = 1000;
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Wire wire;
  private final Path serving;
  private final Repeating pings;
  private volatile long longestNanos;
  private volatile long busiestNanos;
  private final AtomicInteger longWaits = new AtomicInteger();

  /** Begins to ping once the code of both ends is warm. */
  Pinger(Contender server) throws IOException {
    wire = server.connect();
    serving =
        server.busiestThreadWhile(() -> {
          for (int i = 0; i < WARM_PINGS; i++) {
            wire.call("PING");
          }
        });
    pings = new Repeating("pinger", wire, this::ping);
  }

  /** The longest wait since the last call, in milliseconds. */
  double takeLongestMs() {
    double longest = longestNanos / 1e6;
    longestNanos = 0;
    return longest;
  }

  /** The most processor time that the serving thread took during one wait, in milliseconds. */
  double takeBusiestMs() {
    double busiest = busiestNanos / 1e6;
    busiestNanos = 0;
    return busiest;
  }

  /**
   * The waits since the last call during which the serving thread worked for more than two
   * milliseconds. A few come from the machine, and the longest of them says little: more of them
   * than at other times come from what the server does.
   */
  int takeLongWaits() {
    return longWaits.getAndSet(0);
  }

  @Override
  public void close() throws IOException {
    pings.close();
  }

  private void ping() throws IOException, InterruptedException {
    long busyBefore = Contender.runNanos(serving);
    long before = System.nanoTime();
    wire.call("PING");
    longestNanos = Math.max(longestNanos, System.nanoTime() - before);
    long busyNanos = Contender.runNanos(serving) - busyBefore;
    busiestNanos = Math.max(busiestNanos, busyNanos);
    if (busyNanos > LONG_NANOS) {
      longWaits.incrementAndGet();
    }
    Thread.sleep(PAUSE_MS);
  }
}
