package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists whose inner nodes are compressed, next to those of a redis-server. */
final class CompressedListTest {
  private static RealRedis redis;

  private final Bench bench = new Bench();
  private final Session session = bench.connect();

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @BeforeEach
  void startOver() {
    redis.call("FLUSHALL");
    both("CONFIG", "SET", "list-compress-depth", "0", "list-max-listpack-size", "-1");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aLongListTakesAFractionOfWhatItTakesPlain() {
    fill("plain");
    long plain = number("MEMORY", "USAGE", "plain");
    both("CONFIG", "SET", "list-compress-depth", "1");
    fill("compressed");

    assertThat(number("MEMORY", "USAGE", "compressed")).isBetween(1L, plain / 4);
  }

  @Test
  void debugObjectTellsTheNodesAsRedisDoes() {
    for (String depth : List.of("0", "2")) {
      both("CONFIG", "SET", "list-compress-depth", depth);
      both("CONFIG", "SET", "list-max-listpack-size", "10");
      fill(depth);
      both("LREM", depth, "5", element(70));
      both("LINSERT", depth, "BEFORE", element(500), "in between");

      assertThat(nodes(bench.call(session, "DEBUG", "OBJECT", depth)))
          .isEqualTo(nodes(redis.call("DEBUG", "OBJECT", depth)))
          .contains("ql_compressed:" + (depth.equals("0") ? 0 : 1));
    }
  }

  @Test
  void readingDoesNotChangeWhatAListTakes() {
    both("CONFIG", "SET", "list-compress-depth", "1");
    fill("k");
    long used = bench.keyspace.memory().usedBytes();

    for (String[] request :
        new String[][] {
          {"LINDEX", "k", "700"},
          {"LRANGE", "k", "300", "400"},
          {"LPOS", "k", element(800)},
          {"LPOS", "k", element(800), "RANK", "-1"},
          {"SORT", "k", "ALPHA", "LIMIT", "0", "3"}
        }) {
      assertThat(bench.call(session, request)).isEqualTo(redis.call(request));
      assertThat(bench.keyspace.memory().usedBytes()).as(request[0]).isEqualTo(used);
    }
  }

  @Test
  void aChangedNodeIsCompressedAgain() {
    both("CONFIG", "SET", "list-compress-depth", "1");
    fill("k");
    long usage = number("MEMORY", "USAGE", "k");

    both("LSET", "k", "700", element(7));
    both("LINSERT", "k", "AFTER", element(600), element(8));
    both("LREM", "k", "-1", element(500));

    assertThat(number("MEMORY", "USAGE", "k")).isBetween(usage - 200, usage + 200);
    assertThat(bench.call(session, "LRANGE", "k", "0", "-1"))
        .isEqualTo(redis.call("LRANGE", "k", "0", "-1"));
  }

  @Test
  void aCopyIsCompressedAsItsSource() {
    both("CONFIG", "SET", "list-compress-depth", "2");
    fill("k");
    both("COPY", "k", "l");

    assertThat(number("MEMORY", "USAGE", "l")).isEqualTo(number("MEMORY", "USAGE", "k"));
    assertThat(bench.call(session, "DEBUG", "DIGEST-VALUE", "l"))
        .isEqualTo(redis.call("DEBUG", "DIGEST-VALUE", "l"));
  }

  @Test
  void eachServerRestoresWhatTheOtherOneDumps() {
    both("CONFIG", "SET", "list-compress-depth", "1");
    bench.configuration.set("baton-rdb-version", "10");
    fill("k");
    String ours = bulk(bench.call(session, "DUMP", "k"));
    String theirs = bulk(redis.call("DUMP", "k"));

    assertThat(redis.call("RESTORE", "ours", "0", ours)).isEqualTo("+OK\r\n");
    assertThat(bench.call(session, "RESTORE", "theirs", "0", theirs)).isEqualTo("+OK\r\n");

    String all = redis.call("LRANGE", "k", "0", "-1");
    assertThat(redis.call("LRANGE", "ours", "0", "-1")).isEqualTo(all);
    assertThat(bench.call(session, "LRANGE", "theirs", "0", "-1")).isEqualTo(all);
    assertThat(number("MEMORY", "USAGE", "theirs")).isLessThan(13_000L);
  }

  @Test
  void aSettingTakesEffectOnWhatIsPushedFromThenOn() {
    fill("k");
    long plain = number("MEMORY", "USAGE", "k");
    both("CONFIG", "SET", "list-compress-depth", "1");
    assertThat(number("MEMORY", "USAGE", "k")).isEqualTo(plain);
    fill("k");
    assertThat(number("MEMORY", "USAGE", "k")).isLessThan(plain * 3 / 2);
    both("CONFIG", "SET", "list-compress-depth", "0");
    both("LTRIM", "k", "900", "1100");
    assertThat(bench.call(session, "LRANGE", "k", "0", "-1"))
        .isEqualTo(redis.call("LRANGE", "k", "0", "-1"));
  }

  /** Appends a thousand elements that are much alike. */
  private void fill(String key) {
    List<String> words = new ArrayList<>(List.of("RPUSH", key));
    for (int i = 0; i < 1_000; i++) {
      words.add(element(i));
    }
    both(words.toArray(String[]::new));
  }

  private static String element(int i) {
    return "the " + i + "th of a thousand elements that are much alike";
  }

  private void both(String... request) {
    assertThat(bench.call(session, request)).isEqualTo(redis.call(request));
  }

  private long number(String... request) {
    return Long.parseLong(bench.call(session, request).strip().substring(1));
  }

  private static String bulk(String reply) {
    return reply.substring(reply.indexOf("\r\n") + 2, reply.length() - 2);
  }

  private static String nodes(String reply) {
    return reply.substring(reply.indexOf("ql_nodes"));
  }
}
