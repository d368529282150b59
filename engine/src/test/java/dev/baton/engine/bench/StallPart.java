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
  private static final int MEMBERS = 1_000_000;
  // Servers accept ten thousand, of which the pings and the commands take some.
  private static final int CONNECTIONS = 9_900;
  private static final long LOAD_SECONDS = 3;
  // Time for what a server does later than it answers, such as freeing memory.
  private static final long AFTERMATH_MS = 2000;

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
        Scene scene = (title, work) -> measure(running, pinger, title, work);
        scene.play("idle", () -> Thread.sleep(2000));
        scene.play("SET P16/50", () -> load(running, 50, 16));
        scene.play("GET of " + CONNECTIONS + " clients", () -> load(running, CONNECTIONS, 1));
        flushing(running, wire, scene);
        largeText(wire, scene);
        largeCollections(running, wire, scene);
      }
    }
  }

  /** Plays one scene while the pings go on. */
  @FunctionalInterface
  private interface Scene {
    void play(String title, Work work) throws IOException, InterruptedException;
  }

  private void flushing(Contender running, Wire wire, Scene scene)
      throws IOException, InterruptedException {
    for (String manner : List.of("SYNC", "ASYNC")) {
      Filling.fill(running, Workload.SET.templates().getFirst(), options.memoryKeys);
      String title = "FLUSHALL " + manner + " of " + options.memoryKeys;
      scene.play(title, () -> callAndWait(wire, "FLUSHALL " + manner));
    }
  }

  private void largeText(Wire wire, Scene scene) throws IOException, InterruptedException {
    String size = MEGABYTES + " MB";
    scene.play("SET of " + size, () -> setLarge(wire));
    scene.play("GET of " + size, () -> discard(wire, "GET large"));
    scene.play("SETRANGE inside " + size, () -> wire.call("SETRANGE large 1000000 some"));
    scene.play("DEL of " + size, () -> callAndWait(wire, "DEL large"));
    scene.play("APPEND up to " + size, () -> append(wire));
    scene.play("SET over " + size, () -> callAndWait(wire, "SET grown small"));
    long last = (long) MEGABYTES * PIECE_BYTES - 4;
    scene.play("SETRANGE up to " + size, () -> callAndWait(wire, "SETRANGE far " + last + " last"));
    scene.play("UNLINK of " + size, () -> callAndWait(wire, "UNLINK far"));
  }

  private void largeCollections(Contender running, Wire wire, Scene scene)
      throws IOException, InterruptedException {
    for (String template :
        List.of("ZADD zset %k member:%k", "HSET hash %k value", "SADD set member:%k")) {
      String name = template.split(" ", -1)[1];
      scene.play(
          template.split(" ", -1)[0] + " of " + MEMBERS,
          () -> Filling.fill(running, template, MEMBERS));
      scene.play("DEL of that " + name, () -> callAndWait(wire, "DEL " + name));
    }
    Filling.fill(running, "RPUSH list element:%k", MEMBERS);
    scene.play("LRANGE of " + MEMBERS, () -> discard(wire, "LRANGE list 0 -1"));
    scene.play("DEL of that list", () -> callAndWait(wire, "DEL list"));
  }

  private void measure(Contender running, Pinger pinger, String title, Work work)
      throws IOException, InterruptedException {
    double _ = pinger.takeLongestMs();
    double _ = pinger.takeBusiestMs();
    long cpuBefore = running.processorNanos();
    long before = System.nanoTime();
    work.run();
    double tookMs = (System.nanoTime() - before) / 1e6;
    double cpuMs = (running.processorNanos() - cpuBefore) / 1e6;
    double busiestMs = pinger.takeBusiestMs();
    report.stall(title, running.name(), pinger.takeLongestMs(), busiestMs, tookMs, cpuMs);
  }

  private void load(Contender running, int connections, int pipeline) throws IOException {
    Workload workload = pipeline == 1 ? Workload.GET : Workload.SET;
    try (LoadGenerator load =
        new LoadGenerator(running.port(), workload, connections, pipeline, options.keys)) {
      long answered = load.run(TimeUnit.SECONDS.toNanos(LOAD_SECONDS));
      if (answered == 0) {
        throw new IOException("no answers");
      }
    }
  }

  private static void callAndWait(Wire wire, String command)
      throws IOException, InterruptedException {
    String reply = wire.call(command);
    if (reply.startsWith("-")) {
      throw new IOException(reply);
    }
    Thread.sleep(AFTERMATH_MS);
  }

  private static void discard(Wire wire, String command) throws IOException {
    wire.request(command);
    wire.skipReply();
  }

  private static void append(Wire wire) throws IOException {
    byte[] head =
        ("*3\r\n$6\r\nAPPEND\r\n$5\r\ngrown\r\n$" + PIECE_BYTES + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] piece = new byte[PIECE_BYTES];
    for (int i = 0; i < MEGABYTES; i++) {
      wire.send(head, head.length);
      wire.send(piece, piece.length);
      wire.send(new byte[] {'\r', '\n'}, 2);
      String reply = wire.reply();
      if (reply.startsWith("-")) {
        throw new IOException(reply);
      }
    }
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
