package dev.baton.engine.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the command line of a benchmark asks for. */
final class Options {
  static final String HELP =
      """
      Usage: ./dev bench [OPTION...]
        --redis PATH, --valkey PATH   a server to compare with, or none (otherwise from PATH)
        --parts load,memory,start,stalls,snapshot
        --workloads get,set,incr,lpush,hset,zadd,xadd,mixed
        --pipelines 1,16,64           requests sent together by one connection
        --connections 50,500
        --rounds N                    turns of each server in each cell
        --slot-ms N                   length of a turn
        --keys N                      keys of the workloads
        --memory-keys N               keys of the shape 16-byte key and 64-byte value
        --snapshot-keys N             keys that are saved and sent to a replica
        --snapshot-shapes keys,zset,hash,sync
        --json FILE                   where the figures go (target/bench.json)
        --quick                       few rounds, few keys, pipelines 1 and 16, 50 connections
        --keep-logs                   tells where the servers' logs are, and keeps them\
      """;

  Path engine = Path.of("bin/baton-server");
  String redis = "redis-server";
  String valkey = "valkey-server";
  List<String> parts = List.of("load", "memory", "start", "stalls", "snapshot");
  List<Workload> workloads = Arrays.asList(Workload.values());
  List<Integer> pipelines = List.of(1, 16, 64);
  List<Integer> connections = List.of(50, 500);
  int rounds = 7;
  int slotMs = 700;
  int keys = 1_000_000;
  int memoryKeys = 5_000_000;
  int snapshotKeys = 5_000_000;
  List<String> snapshotShapes = List.of("keys", "zset", "hash", "sync");
  Path json = Path.of("target/bench.json");
  boolean keepsLogs;

  private Options() {}

  /** Reads a command line; {@code --quick} only sets what comes before the other options. */
  static Options parse(List<String> words) {
    Options options = new Options();
    if (words.contains("--quick")) {
      options.beQuick();
    }
    List<String> rest = new ArrayList<>(words);
    rest.removeIf("--quick"::equals);
    while (!rest.isEmpty()) {
      String name = rest.removeFirst();
      if (name.equals("--keep-logs")) {
        options.keepsLogs = true;
      } else if (rest.isEmpty()) {
        throw new IllegalArgumentException(name + " needs a value, or is unknown");
      } else {
        options.take(name, rest.removeFirst());
      }
    }
    return options;
  }

  boolean has(String part) {
    return parts.contains(part);
  }

  private void beQuick() {
    pipelines = List.of(1, 16);
    connections = List.of(50);
    rounds = 3;
    slotMs = 400;
    keys = 100_000;
    memoryKeys = 500_000;
    snapshotKeys = 500_000;
  }

  private void take(String name, String value) {
    switch (name) {
      case "--engine" -> engine = Path.of(value);
      case "--redis" -> redis = value;
      case "--valkey" -> valkey = value;
      case "--parts" -> parts = List.of(value.split(",", -1));
      case "--workloads" -> workloads = words(value).map(Workload::valueOf).toList();
      case "--pipelines" -> pipelines = numbers(value);
      case "--connections" -> connections = numbers(value);
      case "--rounds" -> rounds = Integer.parseInt(value);
      case "--slot-ms" -> slotMs = Integer.parseInt(value);
      case "--keys" -> keys = Integer.parseInt(value);
      case "--memory-keys" -> memoryKeys = Integer.parseInt(value);
      case "--snapshot-keys" -> snapshotKeys = Integer.parseInt(value);
      case "--snapshot-shapes" -> snapshotShapes = List.of(value.split(",", -1));
      case "--json" -> json = Path.of(value);
      default -> throw new IllegalArgumentException("unknown option " + name);
    }
  }

  private static java.util.stream.Stream<String> words(String value) {
    return Arrays.stream(value.toUpperCase(Locale.ROOT).split(",", -1));
  }

  private static List<Integer> numbers(String value) {
    return words(value).map(Integer::valueOf).toList();
  }
}
