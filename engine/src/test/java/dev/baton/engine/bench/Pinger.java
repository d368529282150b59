package dev.baton.engine.bench;

import java.io.IOException;

/** A client that pings in a loop and remembers the longest wait for an answer. */
final class Pinger implements AutoCloseable {
  private static final long PAUSE_MS = 1;

  private final Wire wire;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long longestNanos;

  Pinger(Contender server) throws IOException {
    wire = server.connect();
    thread = Thread.ofPlatform().name("pinger").start(this::ping);
  }

  /** The longest wait since the last call, in milliseconds. */
  double takeLongestMs() {
    double longest = longestNanos / 1e6;
    longestNanos = 0;
    return longest;
  }

  @Override
  public void close() throws IOException {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    wire.close();
  }

  private void ping() {
    try {
      while (!stopping) {
        long before = System.nanoTime();
        wire.call("PING");
        longestNanos = Math.max(longestNanos, System.nanoTime() - before);
        Thread.sleep(PAUSE_MS);
      }
    } catch (IOException | InterruptedException lost) {
      // A server that goes away under the benchmark is no stall: the load itself reports it.
      stopping = true;
    }
  }
}
