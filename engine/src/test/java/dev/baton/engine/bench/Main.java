package dev.baton.engine.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The program behind {@code ./dev bench}. */
final class Main {
  private static final String ENGINE = "baton";

  private final Options options;
  private final Path folder;
  private final Report report;
  private final List<Contender.Server> servers = new ArrayList<>();

  private Main(Options options, Path folder, PrintStream out) {
    this.options = options;
    this.folder = folder;
    this.report = new Report(out, ENGINE);
    servers.add(new Contender.Server(ENGINE, List.of(options.engine.toString())));
    invite("redis", options.redis);
    invite("valkey", options.valkey);
  }

  /** Runs the parts that were asked for. */
  public static void main(String[] words) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    if (List.of(words).contains("--help")) {
      out.println(Options.HELP);
      return;
    }
    Options options = Options.parse(Arrays.asList(words));
    Path folder = Files.createTempDirectory("baton-bench");
    try {
      new Main(options, folder, out).run();
    } finally {
      if (options.keepsLogs) {
        out.println("logs: " + folder);
      } else {
        delete(folder);
      }
      out.flush();
    }
  }

  private void run() throws IOException, InterruptedException {
    if (options.has("start")) {
      new StartPart(options, servers, folder, report).run();
    }
    if (options.has("load")) {
      runLoad();
    }
    if (options.has("stalls")) {
      new StallPart(options, servers, folder, report).run();
    }
    if (options.has("memory")) {
      new MemoryPart(options, servers, folder, report).run();
    }
    if (options.has("snapshot")) {
      new SnapshotPart(options, servers, folder, report).run();
    }
    report.write(options.json);
  }

  private void runLoad() throws IOException, InterruptedException {
    List<Contender> running = new ArrayList<>();
    try {
      for (Contender.Server server : servers) {
        running.add(Contender.start(server, folder));
      }
      new LoadPart(options, running, report).run();
      Contender engine = running.getFirst();
      report.collector(GcLog.read(engine.log()), engine.residentBytes() / (1024.0 * 1024));
    } finally {
      for (Contender each : running) {
        each.close();
      }
    }
  }

  /** A server that is not there does not take part, which the report says. */
  private void invite(String name, String program) {
    boolean isThere =
        program.contains("/")
            ? Files.isExecutable(Path.of(program))
            : Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    if (isThere) {
      servers.add(new Contender.Server(name, List.of(program)));
    } else {
      report.note("without " + name + ": there is no " + program);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
