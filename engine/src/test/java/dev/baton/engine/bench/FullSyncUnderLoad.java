package dev.baton.engine.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A replica that asks for everything while clients keep its primary busy. All servers wait some
 * seconds for more replicas first, in which only the stream is kept; the loss is told for these and
 * for the time of the transfer, too.
 */
final class FullSyncUnderLoad {
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PATIENCE_MS = 600_000;
  // The default of repl-diskless-sync-delay.
  private static final double DELAY_MS = 5000;

  private final Contender primary;
  private final Contender replica;
  private final Wire wire;
  private final LoadGenerator load;
  private long answered;
  private long answeredWaiting;
  private double waitedMs;
  private long mostBytes;

  /** {@code wire} is connected with the replica. */
  FullSyncUnderLoad(Contender primary, Contender replica, Wire wire, LoadGenerator load) {
    this.primary = primary;
    this.replica = replica;
    this.wire = wire;
    this.load = load;
  }

  /** Lets the replica follow; returns the figures. */
  Report.Figure[] measure() throws IOException {
    long _ = load.run(PLAIN_NANOS);
    double plain = load.run(PLAIN_NANOS) * 1e9 / PLAIN_NANOS;
    long before = primary.residentBytes();
    long worked = replica.processorNanos();
    double tookMs = sync();
    long sent = answered - answeredWaiting;
    return new Report.Figure[] {
      new Report.Figure("took ms", tookMs),
      new Report.Figure("op/s before", plain),
      new Report.Figure("loss %", loss(answered, tookMs, plain)),
      new Report.Figure("loss waiting %", loss(answeredWaiting, waitedMs, plain)),
      new Report.Figure("loss sending %", loss(sent, tookMs - waitedMs, plain)),
      new Report.Figure("replica cpu ms", (replica.processorNanos() - worked) / 1e6),
      new Report.Figure("memory +%", Residence.growth(before, Math.max(before, mostBytes))),
      new Report.Figure("heap MiB", GcLog.read(primary.log()).heapMiB())
    };
  }

  /** Keeps the primary busy until the replica's link is up; returns how many milliseconds. */
  private double sync() throws IOException {
    long start = System.nanoTime();
    String _ = wire.call("REPLICAOF 127.0.0.1 " + primary.port());
    while (!wire.info("replication").contains("master_link_status:up")) {
      answered += load.run(SLOT_NANOS);
      mostBytes = Math.max(mostBytes, primary.residentBytes());
      double nowMs = (System.nanoTime() - start) / 1e6;
      if (nowMs < DELAY_MS) {
        waitedMs = nowMs;
        answeredWaiting = answered;
      }
      if (nowMs > PATIENCE_MS) {
        throw new IOException("the full sync of " + primary.name() + " does not end");
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double loss(long answered, double tookMs, double plain) {
    return 100 * (1 - answered * 1000 / tookMs / plain);
  }
}
