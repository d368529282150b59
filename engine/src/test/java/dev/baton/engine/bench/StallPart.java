package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The longest wait of a pinging client while the server does something large. */
final class StallPart {
  private static final int PIECE_BYTES = 1 << 20;
  private static final int MEGABYTES = 400;
  private static final long LOAD_SECONDS = 3;

  private final Options options;
  private final List<Contender.Server> servers;
  private final Path folder;
  private final Report report;

  /** Something that takes a server a while. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  StallPart(Options options, List<Contender.Server> servers, Path folder, Report report) {
    this.options = options;
    this.servers = servers;
    this.folder = folder;
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    for (Contender.Server server : servers) {
      try (Contender running = Contender.start(server, folder);
          Pinger pinger = new Pinger(running);
          Wire wire = running.connect()) {
        // The first pings run cold code, which is not what is asked here.
        Thread.sleep(1000);
        measure(running, pinger, "idle", () -> Thread.sleep(2000));
        measure(running, pinger, "SET P16/50", () -> load(running));
        Filling.fill(running, Workload.SET.templates().getFirst(), options.memoryKeys);
        measure(running, pinger, "FLUSHALL of " + options.memoryKeys, () -> flush(wire));
        measure(running, pinger, "SET of " + MEGABYTES + " MB", () -> setLarge(wire));
        measure(running, pinger, "DEL of " + MEGABYTES + " MB", () -> wire.call("DEL large"));
      }
    }
  }

  private void measure(Contender running, Pinger pinger, String title, Work work)
      throws IOException, InterruptedException {
    double _ = pinger.takeLongestMs();
    long cpuBefore = running.processorNanos();
    long before = System.nanoTime();
    work.run();
    double tookMs = (System.nanoTime() - before) / 1e6;
    double cpuMs = (running.processorNanos() - cpuBefore) / 1e6;
    report.stall(title, running.name(), pinger.takeLongestMs(), tookMs, cpuMs);
  }

  private void load(Contender running) throws IOException {
    try (LoadGenerator load =
        new LoadGenerator(running.port(), Workload.SET, 50, 16, options.keys)) {
      long answered = load.run(TimeUnit.SECONDS.toNanos(LOAD_SECONDS));
      if (answered == 0) {
        throw new IOException("no answers");
      }
    }
  }

  /** Some servers answer at once and free the memory later: the pings go on meanwhile. */
  private static void flush(Wire wire) throws IOException, InterruptedException {
    wire.call("FLUSHALL");
    Thread.sleep(3000);
  }

  private static void setLarge(Wire wire) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    byte[] head =
        ("*3\r\n$3\r\nSET\r\n$5\r\nlarge\r\n$" + (long) MEGABYTES * PIECE_BYTES + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    wire.send(head, head.length);
    for (int i = 0; i < MEGABYTES; i++) {
      wire.send(piece, piece.length);
    }
    wire.send(new byte[] {'\r', '\n'}, 2);
    String reply = wire.reply();
    if (!reply.equals("+OK")) {
      throw new IOException(reply);
    }
  }
}
