package dev.baton.engine.bench;

import java.util.List;
import java.util.Locale;

/**
 * What clients send, as words in which {@code %k} is a random number of twelve digits below the
 * number of keys, and {@code %m} one below a thousandth of it, for keys whose values are large.
 */
enum Workload {
  GET("GET key:%k"),
  SET("SET key:%k " + "v".repeat(64)),
  INCR("INCR cnt:%k"),
  LPUSH("LPUSH lst:%m element:%k"),
  HSET("HSET hsh:%k field:1 " + "v".repeat(16)),
  ZADD("ZADD zst:%m %k member:%k"),
  XADD("XADD str:%m MAXLEN ~ 1000 * field " + "v".repeat(16)),
  /** A cache with some sessions, counters and queues. */
  MIXED(
      "GET key:%k",
      "GET key:%k",
      "GET key:%k",
      "GET key:%k",
      "SET key:%k " + "v".repeat(64),
      "SET key:%k " + "v".repeat(64) + " EX 1000",
      "INCR cnt:%k",
      "HSET hsh:%k field:1 " + "v".repeat(16),
      "LPUSH lst:%m element:%k",
      "EXPIRE key:%k 1000");

  private final String templates;

  Workload(String... templates) {
    this.templates = String.join("\n", templates);
  }

  /** Its name in reports. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The commands, which take turns. */
  List<String> templates() {
    return templates.lines().toList();
  }
}
