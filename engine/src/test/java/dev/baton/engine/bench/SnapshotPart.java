package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a save and a full sync cost those who write meanwhile, and how much memory they take. */
final class SnapshotPart {
  private static final int PER_SECOND = 20_000;
  private static final int MEMBERS = 1_000_000;
  private static final int CONNECTIONS = 50;
  private static final int PIPELINE = 16;

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
    for (String shape : options.snapshotShapes) {
      for (Contender.Server server : servers) {
        switch (shape) {
          case "keys" -> {
            String title = "BGSAVE of " + options.snapshotKeys;
            save(title, "SET key:%k " + "v".repeat(64), options.snapshotKeys, server);
          }
          case "zset" ->
              save("BGSAVE, zset of " + MEMBERS, "ZADD zset %k member:%k", MEMBERS, server);
          case "hash" ->
              save("BGSAVE, hash of " + MEMBERS, "HSET hash field:%k value:%k", MEMBERS, server);
          case "sync" -> sync(server);
          default -> throw new IllegalArgumentException("nothing is measured of " + shape);
        }
      }
    }
  }

  private void save(String title, String writing, int keys, Contender.Server server)
      throws IOException, InterruptedException {
    try (Contender running = Contender.start(server, folder)) {
      long _ = Filling.fill(running, writing, keys);
      try (Wire wire = running.connect();
          Pinger pinger = new Pinger(running);
          PacedWriter writer = new PacedWriter(running, writing, keys, PER_SECOND)) {
        SavesUnderWrites saves = new SavesUnderWrites(running, wire, pinger, writer);
        Report.Figure[] figures = saves.measure(options.rounds).toArray(Report.Figure[]::new);
        report.figures("save", title, running.name(), figures);
      }
    }
  }

  private void sync(Contender.Server server) throws IOException, InterruptedException {
    int keys = options.snapshotKeys;
    try (Contender primary = Contender.start(server, folder);
        Contender replica = Contender.start(server, folder);
        Wire wire = replica.connect();
        LoadGenerator load =
            new LoadGenerator(primary.port(), Workload.SET, CONNECTIONS, PIPELINE, keys)) {
      long _ = Filling.fill(primary, Workload.SET.templates().getFirst(), keys);
      FullSyncUnderLoad sync = new FullSyncUnderLoad(primary, replica, wire, load);
      report.figures("sync", "full sync of " + keys, primary.name(), sync.measure());
    }
  }
}
