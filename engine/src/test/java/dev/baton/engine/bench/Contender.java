package dev.baton.engine.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running server that takes part, and what the system knows of its process. */
final class Contender implements AutoCloseable {
  private static final long START_MS_MAX = 60_000;
  private static final long STOP_SECONDS_MAX = 20;
  private static final String READY = "Ready to accept connections";

  private final Server server;
  private final Process process;
  private final int port;
  private final Path log;
  private final long startNanos;

  /** A program that may take part: its name in the report and the start of its command line. */
  record Server(String name, List<String> command) {}

  private Contender(Server server, Process process, int port, Path log, long startNanos) {
    this.server = server;
    this.process = process;
    this.port = port;
    this.log = log;
    this.startNanos = startNanos;
  }

  /** Starts a server without persistence in a folder of its own, and waits until it is ready. */
  static Contender start(Server server, Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Path home = Files.createTempDirectory(folder, server.name());
    Path log = home.resolve("log");
    List<String> words = new ArrayList<>(server.command());
    words.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    words.addAll(List.of("--dir", home.toString(), "--save", "", "--appendonly", "no"));
    // What is written at full speed during a long transfer is more than any server lets a replica
    // wait for by default: the replica would be closed and begin anew for ever.
    words.addAll(List.of("--client-output-buffer-limit", "replica", "0", "0", "0"));
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(home.toFile())
            .start();
    return awaitReady(server, process, port, log, before);
  }

  private static Contender awaitReady(
      Server server, Process process, int port, Path log, long before)
      throws IOException, InterruptedException {
    long deadline = before + TimeUnit.MILLISECONDS.toNanos(START_MS_MAX);
    while (!Files.readString(log, StandardCharsets.ISO_8859_1).contains(READY)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(server.name() + " did not start:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return new Contender(server, process, port, log, System.nanoTime() - before);
  }

  String name() {
    return server.name();
  }

  int port() {
    return port;
  }

  Path log() {
    return log;
  }

  /** From the start of the process until its log said that it was ready. */
  double startMs() {
    return startNanos / 1e6;
  }

  /** Processor time of all its threads since its start. */
  long processorNanos() throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(proc("task"))) {
      for (Path thread : threads) {
        sum += runNanos(thread.resolve("schedstat"));
      }
    }
    return sum;
  }

  /** Something to do that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** The file that tells of the thread which worked most during {@code work}. */
  Path busiestThreadWhile(Work work) throws IOException {
    Map<Path, Long> before = new LinkedHashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(proc("task"))) {
      for (Path thread : threads) {
        before.put(thread.resolve("schedstat"), runNanos(thread.resolve("schedstat")));
      }
    }
    work.run();
    Path busiest = proc("schedstat");
    long most = -1;
    for (Map.Entry<Path, Long> thread : before.entrySet()) {
      long took = runNanos(thread.getKey()) - thread.getValue();
      if (took > most && !name(thread.getKey()).matches("C[12] Compiler.*")) {
        most = took;
        busiest = thread.getKey();
      }
    }
    return busiest;
  }

  private static String name(Path schedstat) throws IOException {
    return Files.readString(schedstat.resolveSibling("comm"));
  }

  /** Its resident memory. */
  long residentBytes() throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("no VmRSS for " + name());
  }

  Wire connect() throws IOException {
    return new Wire(port);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** A thread that has just ended has no figures any more. */
  static long runNanos(Path schedstat) {
    try {
      return Long.parseLong(Files.readString(schedstat).split(" ", 2)[0]);
    } catch (IOException ended) {
      return 0;
    }
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
