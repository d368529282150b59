package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a save and a full sync cost those who write meanwhile, and how much memory they take. */
final class SnapshotPart {
  private static final int PER_SECOND = 20_000;
  private static final int MEMBERS = 1_000_000;
  private static final long BASELINE_MS = 3000;
  private static final long SAMPLE_MS = 10;
  private static final long PATIENCE_MS = 600_000;
  private static final long SYNC_LOAD_MS = 200;

  private final Options options;
  private final List<Contender.Server> servers;
  private final Path folder;
  private final Report report;

  SnapshotPart(Options options, List<Contender.Server> servers, Path folder, Report report) {
    this.options = options;
    this.servers = servers;
    this.folder = folder;
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    String set = "SET key:%k " + "v".repeat(64);
    String zset = "ZADD zset %k member:%k";
    String hash = "HSET hash field:%k value:%k";
    save("BGSAVE of " + options.snapshotKeys, set, set, options.snapshotKeys);
    save("BGSAVE, zset of " + MEMBERS, zset, zset, MEMBERS);
    save("BGSAVE, hash of " + MEMBERS, hash, hash, MEMBERS);
    for (Contender.Server server : servers) {
      sync(server);
    }
  }

  private void save(String title, String filling, String writing, int keys)
      throws IOException, InterruptedException {
    for (Contender.Server server : servers) {
      try (Contender running = Contender.start(server, folder)) {
        Filling.fill(running, filling, keys);
        try (Wire wire = running.connect();
            Pinger pinger = new Pinger(running);
            PacedWriter writer = new PacedWriter(running, writing, keys, PER_SECOND)) {
          // Whatever a first save makes a server load or compile is no part of the figures.
          long startNanos = System.nanoTime();
          long _ = saveRepeatedly(running, wire, 1);
          long saveMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
          TimeUnit.MILLISECONDS.sleep(BASELINE_MS);
          measure(title, running, wire, pinger, writer, saveMs);
        }
      }
    }
  }

  private void measure(
      String title, Contender running, Wire wire, Pinger pinger, PacedWriter writer, long saveMs)
      throws IOException, InterruptedException {
    writer.restart();
    double _ = pinger.takeBusiestMs();
    double plainGrowth = growthWhileOnlyWriting(running, saveMs);
    double plainMs = writer.takeMostMs();
    double plainBusiestMs = pinger.takeBusiestMs();
    double _ = pinger.takeLongestMs();
    long before = running.residentBytes();
    long start = System.nanoTime();
    long most = saveRepeatedly(running, wire, options.rounds);
    report.figures(
        "save",
        title,
        running.name(),
        new Report.Figure("memory before +%", plainGrowth),
        new Report.Figure("memory +%", 100.0 * (most - before) / before),
        new Report.Figure("p99.9 before ms", plainMs),
        new Report.Figure("p99.9 saving ms", writer.takeMostMs()),
        new Report.Figure("longest ping ms", pinger.takeLongestMs()),
        new Report.Figure("working before ms", plainBusiestMs),
        new Report.Figure("working saving ms", pinger.takeBusiestMs()),
        new Report.Figure("took ms", (System.nanoTime() - start) / 1e6 / options.rounds));
  }

  /** By how many percent memory grows in about the time of all saves when nothing is saved. */
  private double growthWhileOnlyWriting(Contender running, long saveMs)
      throws IOException, InterruptedException {
    long before = running.residentBytes();
    long most = before;
    long nanos = TimeUnit.MILLISECONDS.toNanos(Math.max(BASELINE_MS, saveMs * options.rounds));
    for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
      most = Math.max(most, running.residentBytes());
      TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
    }
    return 100.0 * (most - before) / before;
  }

  /**
   * The most memory during some saves: the resident memory of the process, and what a child that
   * saves made the system copy, as the server itself tells.
   */
  private static long saveRepeatedly(Contender running, Wire wire, int rounds)
      throws IOException, InterruptedException {
    long most = 0;
    for (int round = 0; round < rounds; round++) {
      String reply = wire.call("BGSAVE");
      if (reply.startsWith("-")) {
        throw new IOException(reply);
      }
      long resident = 0;
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
      while (number(wire, "persistence", "rdb_bgsave_in_progress") != 0) {
        if (System.nanoTime() > deadline) {
          throw new IOException("the save of " + running.name() + " does not end");
        }
        resident = Math.max(resident, running.residentBytes());
        TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
      }
      resident = Math.max(resident, running.residentBytes());
      most = Math.max(most, resident + number(wire, "persistence", "rdb_last_cow_size"));
    }
    return most;
  }

  private void sync(Contender.Server server) throws IOException, InterruptedException {
    try (Contender primary = Contender.start(server, folder);
        Contender replica = Contender.start(server, folder);
        Wire wire = replica.connect();
        LoadGenerator load =
            new LoadGenerator(primary.port(), Workload.SET, 50, 16, options.snapshotKeys)) {
      Filling.fill(primary, Workload.SET.templates().getFirst(), options.snapshotKeys);
      sync(primary, wire, load);
    }
  }

  private void sync(Contender primary, Wire wire, LoadGenerator load) throws IOException {
    long plainNanos = TimeUnit.MILLISECONDS.toNanos(BASELINE_MS);
    long _ = load.run(plainNanos);
    double plain = load.run(plainNanos) * 1e9 / plainNanos;
    long before = primary.residentBytes();
    long most = before;
    long answered = 0;
    long start = System.nanoTime();
    String _ = wire.call("REPLICAOF 127.0.0.1 " + primary.port());
    while (!info(wire, "replication").contains("master_link_status:up")) {
      answered += load.run(TimeUnit.MILLISECONDS.toNanos(SYNC_LOAD_MS));
      most = Math.max(most, primary.residentBytes());
      if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS)) {
        throw new IOException("the full sync of " + primary.name() + " does not end");
      }
    }
    double tookMs = (System.nanoTime() - start) / 1e6;
    report.figures(
        "sync",
        "full sync of " + options.snapshotKeys,
        primary.name(),
        new Report.Figure("took ms", tookMs),
        new Report.Figure("op/s before", plain),
        new Report.Figure("loss %", 100 * (1 - answered * 1000 / tookMs / plain)),
        new Report.Figure("memory +%", 100.0 * (most - before) / before),
        new Report.Figure("heap MiB", GcLog.read(primary.log()).heapMiB()));
  }

  private static long number(Wire wire, String section, String name) throws IOException {
    for (String line : info(wire, section).split("\r\n", -1)) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.substring(name.length() + 1));
      }
    }
    return 0;
  }

  private static String info(Wire wire, String section) throws IOException {
    return wire.call("INFO " + section);
  }
}
