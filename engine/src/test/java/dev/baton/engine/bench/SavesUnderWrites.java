package dev.baton.engine.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Saves of a server that is written to and pinged all the time, each compared with the time just
 * before it, in which there was only the load.
 */
final class SavesUnderWrites {
  private static final long BASE_MS = 1000;
  private static final long PLAIN_MS_MIN = 3000;
  private static final long PATIENCE_MS = 600_000;
  // Whatever the first saves make a server load or compile is no part of the figures.
  private static final int UNMEASURED = 2;

  private final Contender running;
  private final Wire wire;
  private final Pinger pinger;
  private final PacedWriter writer;
  private final Residence residence;
  private double growth;
  private double longestMs;
  private double busiestMs;
  private double tookMs;
  private int longWaits;

  SavesUnderWrites(Contender running, Wire wire, Pinger pinger, PacedWriter writer) {
    this.running = running;
    this.wire = wire;
    this.pinger = pinger;
    this.writer = writer;
    this.residence = new Residence(running);
  }

  /** Saves so many times; returns the figures. */
  Report.Figure[] measure(int rounds) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < UNMEASURED; i++) {
      long _ = save();
    }
    long saveMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / UNMEASURED;
    residence.settle();
    long before = residence.mostBytes(BASE_MS);
    begin();
    long plainForMs = Math.max(PLAIN_MS_MIN, saveMs * rounds);
    long plain = residence.mostBytes(plainForMs);
    writer.setNoting(false);
    double plainMs = writer.takeMostMs();
    double plainBusiestMs = pinger.takeBusiestMs();
    double plainLongWaits = pinger.takeLongWaits() * 1000.0 / plainForMs;
    for (int round = 0; round < rounds; round++) {
      saveAndCompare();
    }
    residence.settle();
    return new Report.Figure[] {
      new Report.Figure("memory before +%", Residence.growth(before, plain)),
      new Report.Figure("memory +%", growth),
      new Report.Figure("kept +%", Residence.growth(before, residence.mostBytes(BASE_MS))),
      new Report.Figure("p99.9 before ms", plainMs),
      new Report.Figure("p99.9 saving ms", writer.takeMostMs()),
      new Report.Figure("longest ping ms", longestMs),
      new Report.Figure("working before ms", plainBusiestMs),
      new Report.Figure("working saving ms", busiestMs),
      new Report.Figure("over 2 ms/s before", plainLongWaits),
      new Report.Figure("over 2 ms/s saving", longWaits * 1000 / tookMs),
      new Report.Figure("took ms", tookMs / rounds)
    };
  }

  private void saveAndCompare() throws IOException, InterruptedException {
    long base = residence.mostBytes(BASE_MS);
    begin();
    long start = System.nanoTime();
    long most = save();
    tookMs += (System.nanoTime() - start) / 1e6;
    writer.setNoting(false);
    growth = Math.max(growth, Residence.growth(base, most));
    longestMs = Math.max(longestMs, pinger.takeLongestMs());
    busiestMs = Math.max(busiestMs, pinger.takeBusiestMs());
    longWaits += pinger.takeLongWaits();
  }

  private void begin() {
    double _ = pinger.takeLongestMs();
    double _ = pinger.takeBusiestMs();
    int _ = pinger.takeLongWaits();
    writer.setNoting(true);
  }

  /**
   * Saves once; returns the most memory meanwhile: the resident memory of the process, and what a
   * child that saves made the system copy, as the server itself tells.
   */
  private long save() throws IOException, InterruptedException {
    String reply = wire.call("BGSAVE");
    if (reply.startsWith("-")) {
      throw new IOException(reply);
    }
    long resident = 0;
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (wire.info("persistence", "rdb_bgsave_in_progress") != 0) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the save of " + running.name() + " does not end");
      }
      resident = Math.max(resident, residence.sample());
    }
    resident = Math.max(resident, residence.sample());
    return resident + wire.info("persistence", "rdb_last_cow_size");
  }
}
