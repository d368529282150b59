package dev.baton.engine.bench;

import java.io.IOException;

/**
 * A thread that does one step with its connection again and again until it is closed or the
 * connection is lost: a server that goes away is reported by the part that misses its figures.
 */
final class Repeating implements AutoCloseable {
  /** What is done again and again. */
  interface Step {
    void once() throws IOException, InterruptedException;
  }

  private final Wire wire;
  private final Thread thread;
  private volatile boolean stopping;

  /** Begins; {@code wire} is closed with this. */
  Repeating(String name, Wire wire, Step step) {
    this.wire = wire;
    this.thread = Thread.ofPlatform().name(name).start(() -> repeat(step));
  }

  private void repeat(Step step) {
    try {
      while (!stopping) {
        step.once();
      }
    } catch (IOException | InterruptedException lost) {
      stopping = true;
    }
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
}
