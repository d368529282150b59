package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much a key of each shape takes: by how much resident memory grows with each further key, once
 * some are there. What the first keys make a server load and compile belongs to none of them.
 */
final class MemoryPart {
  private static final int SMALL_SHARE = 10;
  private static final int FEW_SHARE = 5;
  private static final int FIRST_SHARE = 5;
  private static final int POLL_MS = 500;
  private static final int POLLS_MAX = 40;
  // What a compiler works with is megabytes, and gone some seconds after the work.
  private static final long STEADY_BYTES = 256 * 1024;
  private static final int STEADY_POLLS = 10;

  /** A shape: what makes one key of it, and how many of them. */
  private record Shape(String title, String template, int count) {}

  private final Options options;
  private final List<Contender.Server> servers;
  private final Path folder;
  private final Report report;

  MemoryPart(Options options, List<Contender.Server> servers, Path folder, Report report) {
    this.options = options;
    this.servers = servers;
    this.folder = folder;
    this.report = report;
  }

  void run() throws IOException, InterruptedException {
    for (Shape shape : shapes()) {
      for (Contender.Server server : servers) {
        measure(shape, server);
      }
    }
  }

  private List<Shape> shapes() {
    int some = Math.max(1000, options.memoryKeys / SMALL_SHARE);
    int few = Math.max(100, some / FEW_SHARE);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Shape("string 16+64", "SET key:%k " + "v".repeat(64), options.memoryKeys));
    shapes.add(
        new Shape("hash of 5", "HSET hsh:%k a 1 name somebody city somewhere age 44 z 0", some));
    shapes.add(new Shape("zset of 5", "ZADD zst:%k 1 one 2 two 3 three 4 four 5 five", some));
    shapes.add(new Shape("list of 100", "RPUSH lst:%k " + numbered("element:"), few));
    shapes.add(new Shape("set of 100 integers", "SADD set:%k " + numbered("1000"), few));
    shapes.add(new Shape("zset of 1 M, a member", "ZADD big %k member:%k", 2 * some));
    return shapes;
  }

  private void measure(Shape shape, Contender.Server server)
      throws IOException, InterruptedException {
    try (Contender running = Contender.start(server, folder)) {
      int first = shape.count() / FIRST_SHARE;
      long errors = Filling.fill(running, shape.template(), first);
      long before = settledBytes(running);
      errors += Filling.fill(running, shape.template(), first, shape.count());
      long after = settledBytes(running);
      if (errors > 0) {
        report.note(server.name() + " does not know all of: " + shape.title());
      } else {
        double bytes = (double) (after - before) / (shape.count() - first);
        report.memory(shape.title() + " x " + shape.count(), server.name(), bytes);
      }
    }
  }

  /**
   * What is resident once that no longer falls. While a server is filled its compiler, or its
   * allocator, takes memory to work with that belongs to no key and is given back soon after.
   */
  private static long settledBytes(Contender running) throws IOException, InterruptedException {
    long settled = Long.MAX_VALUE;
    int steady = 0;
    for (int poll = 0; poll < POLLS_MAX && steady < STEADY_POLLS; poll++) {
      Thread.sleep(POLL_MS);
      long resident = running.residentBytes();
      steady = resident < settled - STEADY_BYTES ? 0 : steady + 1;
      settled = Math.min(settled, resident);
    }
    return settled;
  }

  private static String numbered(String prefix) {
    return IntStream.range(100, 200).mapToObj(i -> prefix + i).collect(Collectors.joining(" "));
  }
}
