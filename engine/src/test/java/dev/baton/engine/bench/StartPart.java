package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a server takes from its start to its readiness, and what it needs when idle. */
final class StartPart {
  private static final long IDLE_MS = 1000;

  private final Options options;
  private final List<Contender.Server> servers;
  private final Path folder;
  private final Report report;

  StartPart(Options options, List<Contender.Server> servers, Path folder, Report report) {
    this.options = options;
    this.servers = servers;
    this.folder = folder;
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    for (Contender.Server server : servers) {
      List<Double> readyMs = new ArrayList<>();
      List<Double> processorMs = new ArrayList<>();
      List<Double> idleMiB = new ArrayList<>();
      for (int i = 0; i < options.rounds; i++) {
        try (Contender running = Contender.start(server, folder)) {
          readyMs.add(running.startMs());
          processorMs.add(running.processorNanos() / 1e6);
          Thread.sleep(IDLE_MS);
          idleMiB.add(running.residentBytes() / (1024.0 * 1024));
        }
      }
      report.start(server.name(), Median.of(readyMs), Median.of(processorMs), Median.of(idleMiB));
    }
  }
}
