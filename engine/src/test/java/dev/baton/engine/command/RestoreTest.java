package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What RESTORE refuses, changes and tells, beside the values themselves. */
final class RestoreTest {
  private static final String FUTURE = "4102444800000";

  private static RealRedis redis;
  // The string "7", as Redis dumps it.
  private static String payload = "";

  private final Bench bench = new Bench();
  private final Session session = bench.connect();

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
    redis.call("SET", "k", "7");
    String reply = redis.call("DUMP", "k");
    payload = reply.substring(reply.indexOf("\r\n") + 2, reply.length() - 2);
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatAnExpiredValueWouldReplaceIsUnlinkedWhereFreedLazily() {
    for (String mode : List.of("no", "yes")) {
      bench.call(session, "SET", "k", "v");
      bench.call(session, "CONFIG", "SET", "lazyfree-lazy-server-del", mode);
      bench.takePropagated();
      bench.call(session, "RESTORE", "k", "1", payload, "REPLACE", "ABSTTL");
      assertThat(bench.takePropagated())
          .containsExactly(mode.equals("no") ? "0 DEL k" : "0 UNLINK k");
    }
  }

  @Test
  void everyReplyIsThatOfRedis() {
    redis.call("FLUSHALL");
    String damaged = payload.substring(0, payload.length() - 1) + "x";
    List<String[]> requests =
        List.<String[]>of(
            words("RESTORE", "k", "0", payload),
            words("RESTORE", "k", "0", payload),
            words("RESTORE", "k", "-1", payload),
            words("RESTORE", "k", "0", damaged, "REPLACE"),
            words("RESTORE", "k", "0", "short", "replace"),
            words("RESTORE", "k", "0", "", "REPLACE"),
            words("RESTORE", "k", "-1", damaged, "REPLACE"),
            words("RESTORE", "k", "x", payload, "REPLACE"),
            words("RESTORE", "k", "0", payload, "REPLACE"),
            words("GET", "k"),
            words("RESTORE", "a", FUTURE, payload, "ABSTTL"),
            words("PEXPIRETIME", "a"),
            words("RESTORE", "b", "100000", payload, "ABSTTL"),
            words("EXISTS", "b"),
            words("RESTORE", "k", "100000", payload, "ABSTTL", "REPLACE"),
            words("EXISTS", "k"),
            words("RESTORE", "c", "0", payload, "IDLETIME", "1000"),
            words("OBJECT", "IDLETIME", "c"),
            words("RESTORE", "d", "0", payload, "IDLETIME", "-1"),
            words("RESTORE", "d", "0", payload, "FREQ", "256"),
            words("RESTORE", "d", "0", payload, "FREQ", "-1"),
            words("RESTORE", "d", "0", payload, "FREQ", "1", "IDLETIME", "1"),
            words("RESTORE", "d", "0", payload, "IDLETIME", "1", "FREQ", "1"),
            words("RESTORE", "d", "0", payload, "IDLETIME"),
            words("RESTORE", "d", "0", payload, "IDLETIME", "x"),
            words("RESTORE", "d", "0", payload, "OTHER"),
            words("RESTORE", "d", "0"),
            words("RESTORE", "d", "0", payload, "FREQ", "255"),
            words("DUMP", "absent"),
            words("DUMP", "k", "k"));
    for (String[] request : requests) {
      bench.nowMs = System.currentTimeMillis();
      assertThat(bench.call(session, request))
          .as(String.join(" ", request))
          .isEqualTo(redis.call(request));
    }
    assertThat(bench.call(session, "DEBUG", "DIGEST")).isEqualTo(redis.call("DEBUG", "DIGEST"));
  }

  @Test
  void replicasAreToldTheMomentOfTheExpiry() {
    bench.call(session, "RESTORE", "k", "5000", payload, "REPLACE");

    assertThat(told()).isEqualTo("0 RESTORE k " + (bench.nowMs + 5000) + " 7 REPLACE ABSTTL");
  }

  @Test
  void replicasAreToldTheWordsOfTheClientWhereTheyAreAbsolute() {
    bench.call(session, "RESTORE", "k", "0", payload);
    assertThat(told()).isEqualTo("0 RESTORE k 0 7");
    bench.call(session, "RESTORE", "k", FUTURE, payload, "REPLACE", "ABSTTL");
    assertThat(told()).isEqualTo("0 RESTORE k " + FUTURE + " 7 REPLACE ABSTTL");
  }

  @Test
  void valueThatIsOverOnlyDeletesWhatItWasToReplace() {
    bench.call(session, "SET", "k", "old");
    bench.takePropagated();

    bench.call(session, "RESTORE", "k", "1", payload, "ABSTTL", "REPLACE");
    assertThat(told()).isEqualTo("0 DEL k");
    bench.call(session, "RESTORE", "k", "1", payload, "ABSTTL", "REPLACE");
    assertThat(bench.takePropagated()).isEmpty();
  }

  @Test
  void nothingChangesWhenThePayloadIsBad() {
    bench.call(session, "SET", "k", "old");
    bench.takePropagated();

    bench.call(session, "RESTORE", "k", "0", payload + "x", "REPLACE");

    assertThat(bench.call(session, "GET", "k")).isEqualTo("$3\r\nold\r\n");
    assertThat(bench.takePropagated()).isEmpty();
  }

  @Test
  void dumpFollowsTheVersionThatIsConfigured() {
    bench.call(session, "SET", "k", "7");

    assertThat(bench.call(session, "DUMP", "k")).startsWith("$13\r\n\0\u00c0\7\u000b\0");
    bench.configuration.set("baton-rdb-version", "10");
    assertThat(bench.call(session, "DUMP", "k")).isEqualTo("$13\r\n" + payload + "\r\n");
  }

  private static String[] words(String... words) {
    return words;
  }

  /** The only command told, with a 7 in the place of the payload. */
  private String told() {
    List<String> all = bench.takePropagated();
    assertThat(all).hasSize(1);
    String utf8 = new String(payload.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return all.getFirst().replace(utf8, "7");
  }
}
