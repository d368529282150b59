package dev.baton.engine.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A client that sends a batch of writes every millisecond whatever the server does, and notes how
 * long after its time each batch was answered: a stall counts for all that should have been sent.
 */
final class PacedWriter implements AutoCloseable {
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int NOTED_MAX = 1_000_000;

  private final Wire wire;
  private final Batch batch;
  private final int pipeline;
  private final Repeating writes;
  private final long[] noted = new long[NOTED_MAX];
  private int count;
  private boolean noting;
  private long due = System.nanoTime();

  /** Begins to send {@code template} with numbers below {@code keys}, so often in each second. */
  PacedWriter(Contender server, String template, int keys, int perSecond) throws IOException {
    wire = server.connect();
    pipeline = Math.max(1, perSecond / 1000);
    batch = new Batch(List.of(template), 0, pipeline, keys, 0x9e3779b97f4a7c15L);
    writes = new Repeating("writer", wire, this::write);
  }

  /** Whether what follows is noted. */
  synchronized void setNoting(boolean noting) {
    this.noting = noting;
  }

  /** The time in milliseconds that all but one in a thousand batches took at most. */
  synchronized double takeMostMs() {
    long[] sorted = Arrays.copyOf(noted, count);
    Arrays.sort(sorted);
    count = 0;
    return sorted.length == 0 ? Double.NaN : sorted[(int) (sorted.length * 0.999)] / 1e6;
  }

  @Override
  public void close() throws IOException {
    writes.close();
  }

  private void write() throws IOException, InterruptedException {
    due += PACE_NANOS;
    long early = due - System.nanoTime();
    if (early > 0) {
      TimeUnit.NANOSECONDS.sleep(early);
    }
    wire.send(batch.renew());
    for (int i = 0; i < pipeline; i++) {
      String reply = wire.reply();
      if (reply.startsWith("-")) {
        throw new IOException(reply);
      }
    }
    note(System.nanoTime() - due);
  }

  private synchronized void note(long nanos) {
    if (noting && count < NOTED_MAX) {
      noted[count++] = nanos;
    }
  }
}
