package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a redis-server and the engine tell about their work, asked in the same ways. */
final class ObservationInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void monitorShowsCallsAndHidesPasswords(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    try (RespClient monitor = server.connect()) {
      assertThat(monitor.call("MONITOR")).isEqualTo("OK");
      callAllSortsOfThings(server);
      List<String> shown = new ArrayList<>();
      while (shown.isEmpty() || !shown.getLast().endsWith("\"SELECT\" \"3\"")) {
        shown.add(String.valueOf(monitor.receive()));
      }
      assertThat(shown)
          .allMatch(line -> line.matches("\\d+\\.\\d{6} \\[[03] 127\\.0\\.0\\.1:\\d+\\] \".*"));
      assertThat(shown.stream().map(line -> line.substring(line.indexOf("] ") + 2)).toList())
          .containsExactly(
              "\"SET\" \"k\" \"a \\\"b\\\"\\n\\x01\\xc3\\xa9\\\\\"",
              "\"AUTH\" \"(redacted)\"",
              "\"HELLO\" \"2\" \"AUTH\" \"(redacted)\" \"(redacted)\" \"SETNAME\" \"x\"",
              "\"MULTI\"",
              "\"INCR\" \"n\"",
              "\"EXEC\"",
              "\"SELECT\" \"3\"");
      assertThat(String.valueOf(server.call("CLIENT", "LIST"))).contains(" flags=O ");
      monitor.send("GET", "k");
      assertThat(monitor.receive())
          .isEqualTo(new RespClient.ReplyError("ERR Replica can't interact with the keyspace"));
      assertThat(monitor.call("RESET")).isEqualTo("RESET");
    }
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void slowCallsAreLogged(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    server.ok("CONFIG", "SET", "slowlog-log-slower-than", "0", "slowlog-max-len", "5");
    server.ok("CLIENT", "SETNAME", "me");
    server.ok("SLOWLOG", "RESET");
    server.ok("SET", "k", "x".repeat(200));
    server.call("CONFIG", "SET", "masterauth", "secret");
    List<?> entries = list(server.call("SLOWLOG", "GET"));
    assertThat(entries.stream().map(entry -> list(entry).get(3)).toList())
        .isEqualTo(
            List.of(
                List.of("CONFIG", "SET", "masterauth", "(redacted)"),
                List.of("SET", "k", "x".repeat(128) + "... (72 more bytes)"),
                List.of("SLOWLOG", "RESET")));
    List<?> newest = list(entries.getFirst());
    assertThat(newest).hasSize(6);
    assertThat(newest.get(5)).isEqualTo("me");
    assertThat(String.valueOf(newest.get(4))).startsWith("127.0.0.1:");
    assertThat(server.call("SLOWLOG", "LEN")).isEqualTo(4L);
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void theSlowLogHasALimitAndCanBeTurnedOff(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    server.ok("CONFIG", "SET", "slowlog-log-slower-than", "0", "slowlog-max-len", "5");
    for (int i = 0; i < 6; i++) {
      server.call("PING");
    }
    assertThat(list(server.call("SLOWLOG", "GET", "1"))).hasSize(1);
    server.call("PING");
    assertThat(list(server.call("SLOWLOG", "GET", "-1"))).hasSize(5);
    assertThat(server.error("SLOWLOG", "GET", "-2"))
        .isEqualTo("ERR count should be greater than or equal to -1");
    server.ok("CONFIG", "SET", "slowlog-log-slower-than", "-1");
    server.ok("SLOWLOG", "RESET");
    server.call("PING");
    assertThat(server.call("SLOWLOG", "LEN")).isEqualTo(0L);
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void callsAndErrorsAreCounted(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    server.ok("CONFIG", "RESETSTAT");
    server.ok("SET", "k", "v");
    server.error("INCR", "k");
    server.error("GET");
    server.error("NOSUCH");
    server.error("AUTH", "x", "wrong");
    Map<String, String> calls = server.info("commandstats");
    assertThat(calls.get("cmdstat_set"))
        .matches("calls=1,usec=\\d+,usec_per_call=\\d+\\.\\d\\d,rejected_calls=0,failed_calls=0");
    assertThat(calls.get("cmdstat_incr")).startsWith("calls=1,").endsWith(",failed_calls=1");
    assertThat(calls.get("cmdstat_get")).startsWith("calls=0,").contains("rejected_calls=1,");
    assertThat(calls.get("cmdstat_config|resetstat")).startsWith("calls=1,");
    assertThat(server.info("errorstats"))
        .containsEntry("errorstat_ERR", "count=3")
        .containsEntry("errorstat_WRONGPASS", "count=1");
    assertThat(server.stat("total_error_replies")).isEqualTo(4);
    assertThat(server.info("latencystats").get("latency_percentiles_usec_set"))
        .matches("p50=\\d+\\.\\d{3},p99=\\d+\\.\\d{3},p99\\.9=\\d+\\.\\d{3}");
    assertThat(server.info("default"))
        .doesNotContainKey("cmdstat_set")
        .containsKey("errorstat_ERR");
    server.ok("CONFIG", "RESETSTAT");
    assertThat(server.info("commandstats")).containsOnlyKeys("cmdstat_config|resetstat");
    assertThat(server.info("errorstats")).isEmpty();
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void delaysAreRemembered(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    assertThat(server.call("LATENCY", "LATEST")).isEqualTo(List.of());
    server.ok("CONFIG", "SET", "latency-monitor-threshold", "20");
    server.ok("DEBUG", "SLEEP", "0.05");
    List<?> latest = list(list(server.call("LATENCY", "LATEST")).getFirst());
    assertThat(latest.get(0)).isEqualTo("command");
    assertThat((Long) latest.get(2)).isBetween(50L, 5000L);
    assertThat(latest.get(3)).isEqualTo(latest.get(2));
    assertThat(list(server.call("LATENCY", "HISTORY", "command")))
        .isEqualTo(List.of(latest.subList(1, 3)));
    assertThat(String.valueOf(server.call("LATENCY", "GRAPH", "command")))
        .contains("command - high");
    assertThat(String.valueOf(server.call("LATENCY", "DOCTOR"))).contains("command");
    assertThat(server.error("LATENCY", "GRAPH", "absent"))
        .isEqualTo("ERR No samples available for event 'absent'");
    assertThat(server.call("LATENCY", "RESET", "absent", "command")).isEqualTo(1L);
    assertThat(server.call("LATENCY", "RESET")).isEqualTo(0L);
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void durationsAreDistributedOverPowersOfTwo(Peer peer) {
    ServerProcess server = lab.start(peer, "server");
    server.ok("CONFIG", "RESETSTAT");
    server.ok("SET", "a", "1");
    server.ok("SET", "a", "1");
    List<?> histogram = list(server.call("LATENCY", "HISTOGRAM", "set", "nosuch", "GET"));
    assertThat(histogram.getFirst()).isEqualTo("set");
    assertThat(list(histogram.get(1)).subList(0, 3))
        .isEqualTo(List.of("calls", 2L, "histogram_usec"));
    assertThat(list(list(histogram.get(1)).get(3)).getLast()).isEqualTo(2L);
    assertThat(list(server.call("LATENCY", "HISTOGRAM", "config")).getFirst())
        .isEqualTo("config|resetstat");
  }

  @ParameterizedTest(name = "against {0}")
  @MethodSource("dev.baton.engine.interop.Casts#singles")
  void theConfigurationFileIsBroughtUpToDate(Peer peer) throws IOException {
    ServerProcess server = lab.start(peer, "server");
    assertThat(server.error("CONFIG", "REWRITE"))
        .isEqualTo("ERR The server is running without a config file");
    var file = Files.createTempFile("baton-rewrite-", ".conf");
    try {
      Files.writeString(file, "# mine\nmaxmemory 100mb\n\nsave 900 1\nsave 300 10\n");
      ServerProcess configured = lab.start(peer, "configured", file.toString());
      configured.ok("CONFIG", "SET", "maxmemory", "200mb", "timeout", "7", "save", "");
      configured.ok("CONFIG", "REWRITE");
      assertThat(Files.readString(file))
          .startsWith("# mine\nmaxmemory 200mb\n\nsave \"\"\n")
          .contains("\n# Generated by CONFIG REWRITE\n", "\ntimeout 7\n");
    } finally {
      Files.delete(file);
    }
  }

  private static void callAllSortsOfThings(ServerProcess server) {
    server.ok("SET", "k", "a \"b\"\n\u0001\u00e9\\");
    server.call("CONFIG", "GET", "port");
    server.call("NOSUCH");
    server.call("AUTH", "secret");
    server.call("HELLO", "2", "AUTH", "default", "secret", "SETNAME", "x");
    server.ok("MULTI");
    server.call("INCR", "n");
    server.call("EXEC");
    server.ok("SELECT", "3");
  }

  private static List<?> list(@Nullable Object reply) {
    return reply instanceof List<?> items ? items : List.of();
  }
}
