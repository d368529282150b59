package dev.baton.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The turns of all servers under one workload, with so many connections and such a pipeline. */
final class LoadCell {
  /** One turn of one server. */
  record Turn(
      long operations, double nanos, double perSecond, double generatorNanos, long errors) {}

  private final Workload workload;
  private final int connections;
  private final int pipeline;
  private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

  LoadCell(Workload workload, int connections, int pipeline) {
    this.workload = workload;
    this.connections = connections;
    this.pipeline = pipeline;
  }

  /** Adds a server that takes part; they are reported in this order. */
  void add(String server) {
    turns.put(server, new ArrayList<>());
  }

  void add(String server, Turn turn) {
    Objects.requireNonNull(turns.get(server), server).add(turn);
  }

  String title() {
    return "%s P%d/%d".formatted(workload.label(), pipeline, connections);
  }

  Set<String> servers() {
    return turns.keySet();
  }

  /** Processor time for an operation, in nanoseconds. */
  double nanos(String server) {
    return Median.of(of(server).stream().map(Turn::nanos).toList());
  }

  double perSecond(String server) {
    return Median.of(of(server).stream().map(Turn::perSecond).toList());
  }

  /** What an operation costs the generator, in nanoseconds. */
  double generatorNanos(String server) {
    return Median.of(of(server).stream().map(Turn::generatorNanos).toList());
  }

  long errors(String server) {
    return of(server).stream().mapToLong(Turn::errors).sum();
  }

  /** How many times as much the other server spends, turn by turn; above 1 {@code server} wins. */
  double advantage(String server, String other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < of(server).size(); i++) {
      ratios.add(of(other).get(i).nanos() / of(server).get(i).nanos());
    }
    return Median.of(ratios);
  }

  private List<Turn> of(String server) {
    return turns.getOrDefault(server, List.of());
  }
}
