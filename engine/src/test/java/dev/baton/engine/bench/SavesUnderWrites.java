package dev.baton.engine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  List<Report.Figure> measure(int rounds) throws IOException, InterruptedException {
    long saveMs = warm();
    residence.settle();
    long before = residence.mostBytes(BASE_MS);
    List<Report.Figure> figures = new ArrayList<>();
    measureWrites(before, Math.max(PLAIN_MS_MIN, saveMs * rounds), figures);
    for (int round = 0; round < rounds; round++) {
      saveAndCompare();
    }
    residence.settle();
    double kept = Residence.growth(before, residence.mostBytes(BASE_MS));
    figures.add(new Report.Figure("memory +%", growth));
    figures.add(new Report.Figure("kept +%", kept));
    figures.add(new Report.Figure("p99.9 saving ms", writer.takeMostMs()));
    figures.add(new Report.Figure("longest ping ms", longestMs));
    figures.add(new Report.Figure("working saving ms", busiestMs));
    figures.add(new Report.Figure("over 2 ms/s saving", longWaits * 1000 / tookMs));
    figures.add(new Report.Figure("took ms", tookMs / rounds));
    return figures;
  }

  /** Saves without looking; returns how long a save takes. */
  private long warm() throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < UNMEASURED; i++) {
      long _ = save();
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / UNMEASURED;
  }

  /** What writes alone need in so many milliseconds. */
  private void measureWrites(long before, long durationMs, List<Report.Figure> figures)
      throws IOException, InterruptedException {
    begin();
    double grown = Residence.growth(before, residence.mostBytes(durationMs));
    writer.setNoting(false);
    double overTwoMs = pinger.takeLongWaits() * 1000.0 / durationMs;
    figures.add(new Report.Figure("memory before +%", grown));
    figures.add(new Report.Figure("p99.9 before ms", writer.takeMostMs()));
    figures.add(new Report.Figure("working before ms", pinger.takeBusiestMs()));
    figures.add(new Report.Figure("over 2 ms/s before", overTwoMs));
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
