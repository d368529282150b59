package dev.baton.engine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Processor time for each operation, under load. The servers take turns, in an order that is
 * reversed each round, so that what disturbs the machine disturbs all of them; the first round is
 * dropped, and of the others the medians of the ratios within a round count.
 */
final class LoadPart {
  private static final int WARM_UP_SLOTS = 3;
  // So many of each kind bring a compiler to its end, and a busy machine must not cut them short.
  private static final long WARM_UP_OPERATIONS = 300_000;
  private static final int WARM_UP_SLOTS_MAX = 40;

  private final Options options;
  private final List<Contender> servers;
  private final Report report;

  LoadPart(Options options, List<Contender> servers, Report report) {
    this.options = options;
    this.servers = servers;
    this.report = report;
  }

  void run() throws IOException {
    for (Contender server : servers) {
      Filling.fill(server, Workload.SET.templates().getFirst(), options.keys);
      Filling.fill(server, Workload.INCR.templates().getFirst(), options.keys);
    }
    warmUp();
    for (Workload workload : options.workloads) {
      List<Contender> able = new ArrayList<>();
      for (Contender server : servers) {
        if (knows(server, workload)) {
          able.add(server);
        } else {
          report.note(server.name() + " does not know " + workload.label());
        }
      }
      for (int connections : options.connections) {
        for (int pipeline : options.pipelines) {
          report.load(measure(able, workload, connections, pipeline));
        }
      }
    }
  }

  /**
   * A compiler works on for a while after the first load, of each kind: what it costs is not what
   * is asked. Long pipelines bring it to its end soonest.
   */
  private void warmUp() throws IOException {
    int longest = Collections.max(options.pipelines);
    for (Contender server : servers) {
      for (Workload workload : options.workloads) {
        warmUp(server, workload, longest);
      }
      for (int pipeline : options.pipelines) {
        warmUp(server, options.workloads.getFirst(), pipeline);
      }
      for (Workload workload : options.workloads) {
        warmUp(server, workload, longest);
      }
    }
  }

  private void warmUp(Contender server, Workload workload, int pipeline) throws IOException {
    try (LoadGenerator load =
        new LoadGenerator(server.port(), workload, 50, pipeline, options.keys)) {
      long operations = 0;
      for (int slot = 0; slot < WARM_UP_SLOTS_MAX && operations < WARM_UP_OPERATIONS; slot++) {
        operations += load.run(slotNanos());
      }
      if (operations == 0) {
        throw new IOException(server.name() + " does not answer");
      }
    }
  }

  private LoadCell measure(List<Contender> able, Workload workload, int connections, int pipeline)
      throws IOException {
    LoadCell cell = new LoadCell(workload, connections, pipeline);
    able.forEach(server -> cell.add(server.name()));
    List<LoadGenerator> generators = new ArrayList<>();
    try {
      for (Contender server : able) {
        LoadGenerator generator =
            new LoadGenerator(server.port(), workload, connections, pipeline, options.keys);
        generators.add(generator);
        generator.run(slotNanos() * WARM_UP_SLOTS);
      }
      for (int round = 0; round <= options.rounds; round++) {
        for (int i = 0; i < able.size(); i++) {
          int turn = round % 2 == 0 ? i : able.size() - 1 - i;
          LoadCell.Turn taken = turn(able.get(turn), generators.get(turn));
          if (round > 0) {
            cell.add(able.get(turn).name(), taken);
          }
        }
      }
    } finally {
      for (LoadGenerator generator : generators) {
        generator.close();
      }
    }
    return cell;
  }

  private LoadCell.Turn turn(Contender server, LoadGenerator generator) throws IOException {
    long errorsBefore = generator.errors();
    long processorBefore = server.processorNanos();
    long ownBefore = OwnProcess.processorNanos();
    long started = System.nanoTime();
    long operations = generator.run(slotNanos());
    long elapsed = System.nanoTime() - started;
    return new LoadCell.Turn(
        operations,
        (double) (server.processorNanos() - processorBefore) / operations,
        operations * 1e9 / elapsed,
        (double) (OwnProcess.processorNanos() - ownBefore) / operations,
        generator.errors() - errorsBefore);
  }

  private static boolean knows(Contender server, Workload workload) throws IOException {
    try (Wire wire = server.connect()) {
      for (String template : workload.templates()) {
        String reply = wire.call(template.replaceAll("%[km]", "000000000000"));
        if (reply.startsWith("-ERR unknown command")) {
          return false;
        }
      }
      return true;
    }
  }

  private long slotNanos() {
    return TimeUnit.MILLISECONDS.toNanos(options.slotMs);
  }
}
