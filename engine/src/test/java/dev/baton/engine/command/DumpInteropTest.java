package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value that one of the engine and a redis-server dumps is restored by the other: the digests of
 * the value are equal, and so are the payloads where both hold the value in the same form.
 */
final class DumpInteropTest {
  private static RealRedis redis;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  /** A value: how redis makes it, and whether the engine holds it in the same bytes. */
  record Sample(String name, boolean isSameForm, List<String[]> commands) {
    static Sample of(String name, String... command) {
      return new Sample(name, true, List.<String[]>of(command));
    }

    Sample and(String... command) {
      List<String[]> all = new ArrayList<>(commands);
      all.add(command);
      return new Sample(name, isSameForm, all);
    }

    Sample inAnotherForm() {
      return new Sample(name, false, commands);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        Sample.of("an integer", "SET", "k", "12345"),
        Sample.of("a wide integer", "SET", "k", "-9223372036854775808"),
        Sample.of("a short text", "SET", "k", "text"),
        Sample.of("an empty text", "SET", "k", ""),
        Sample.of("a long text", "SET", "k", "abcdefghij".repeat(5_000)),
        Sample.of("a short list", words("RPUSH", texts(5, 3))),
        Sample.of("a list of numbers", words("RPUSH", numbers(300))),
        Sample.of("a list of nodes", words("RPUSH", texts(5_000, 20))),
        Sample.of("a list with long texts", words("RPUSH", texts(10, 9_000))),
        Sample.of("a small set of integers", words("SADD", numbers(10))),
        Sample.of("a wide set of integers", "SADD", "k", "1", "-9223372036854775807", "70000"),
        Sample.of("a large set of integers", words("SADD", numbers(2_000))).inAnotherForm(),
        Sample.of("a small set", words("SADD", texts(100, 8))).inAnotherForm(),
        Sample.of("a large set", words("SADD", texts(3_000, 30))).inAnotherForm(),
        Sample.of("a small hash", words("HSET", texts(40, 10))),
        Sample.of("a hash with a long value", "HSET", "k", "f", "x".repeat(100)),
        Sample.of("a large hash", words("HSET", texts(4_000, 15))).inAnotherForm(),
        Sample.of("a small sorted set", scored(60, 12)),
        Sample.of("a sorted set of numbers", words("ZADD", smallNumbers(200))),
        Sample.of(
                "scores of all kinds", "ZADD", "k", "-inf", "a", "inf", "b", "1.5", "c", "-0", "d")
            .and("ZADD", "k", "1099511627776", "e", "-4503599627370496", "f", "0.25", "g"),
        Sample.of("a large sorted set", scored(2_000, 12)),
        Sample.of("a sorted set with a long member", "ZADD", "k", "1", "x".repeat(100)),
        stream(),
        emptyStream(),
        largeStream());
  }

  private static Sample stream() {
    return Sample.of("a stream with groups", "XADD", "k", "5-1", "name", "value", "n", "12")
        .and("XADD", "k", "5-2", "name", "other", "n", "-3")
        .and("XADD", "k", "6-0", "different", "fields")
        .and("XADD", "k", "18446744073709551615-1", "last", "entry")
        .and("XDEL", "k", "5-2")
        .and("XGROUP", "CREATE", "k", "g1", "0")
        .and("XGROUP", "CREATE", "k", "g2", "$")
        .and("XREADGROUP", "GROUP", "g1", "ann", "COUNT", "1", "STREAMS", "k", ">")
        .and("XREADGROUP", "GROUP", "g1", "bob", "STREAMS", "k", ">")
        .and("XGROUP", "CREATECONSUMER", "k", "g2", "idle");
  }

  private static Sample emptyStream() {
    return Sample.of("an empty stream", "XADD", "k", "1-1", "a", "b").and("XDEL", "k", "1-1");
  }

  private static Sample largeStream() {
    Sample sample = Sample.of("a large stream", "XADD", "k", "1-1", "a", "b");
    for (int i = 2; i < 600; i++) {
      sample = sample.and("XADD", "k", i + "-" + i % 3, "temperature", "" + i, "place", "x" + i);
    }
    return sample.and("XTRIM", "k", "MAXLEN", "450");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void payloadsOfRedisAreRestoredAndDumpedForRedis(Sample sample) {
    redis.call("FLUSHALL");
    redis.call("CONFIG", "SET", "rdbcompression", "no");
    sample.commands().forEach(command -> assertNoError(redis.call(command)));
    String theirs = bulk(redis.call("DUMP", "k"));
    try (Bench bench = new Bench()) {
      bench.configuration.set("baton-rdb-version", "10");
      bench.configuration.set("rdbcompression", "no");
      Session session = bench.connect();

      assertThat(bench.call(session, "RESTORE", "k", "0", theirs)).isEqualTo("+OK\r\n");

      String digest = redis.call("DEBUG", "DIGEST-VALUE", "k");
      assertThat(bench.call(session, "DEBUG", "DIGEST-VALUE", "k")).isEqualTo(digest);
      String ours = bulk(bench.call(session, "DUMP", "k"));
      if (sample.isSameForm()) {
        assertThat(hex(ours)).isEqualTo(hex(theirs));
      }
      assertThat(redis.call("RESTORE", "back", "0", ours)).isEqualTo("+OK\r\n");
      assertThat(redis.call("DEBUG", "DIGEST-VALUE", "back")).isEqualTo(digest);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void compressedPayloadsAreRestoredByBoth(Sample sample) {
    redis.call("FLUSHALL");
    redis.call("CONFIG", "SET", "rdbcompression", "yes");
    sample.commands().forEach(command -> assertNoError(redis.call(command)));
    String theirs = bulk(redis.call("DUMP", "k"));
    try (Bench bench = new Bench()) {
      bench.configuration.set("baton-rdb-version", "10");
      Session session = bench.connect();

      assertThat(bench.call(session, "RESTORE", "k", "0", theirs)).isEqualTo("+OK\r\n");
      String ours = bulk(bench.call(session, "DUMP", "k"));

      assertThat(redis.call("RESTORE", "back", "0", ours)).isEqualTo("+OK\r\n");
      assertThat(redis.call("DEBUG", "DIGEST-VALUE", "back"))
          .isEqualTo(redis.call("DEBUG", "DIGEST-VALUE", "k"));
      assertThat(bench.call(session, "RESTORE", "k", "0", ours, "REPLACE")).isEqualTo("+OK\r\n");
      assertThat(bench.call(session, "DEBUG", "DIGEST-VALUE", "k"))
          .isEqualTo(redis.call("DEBUG", "DIGEST-VALUE", "k"));
    }
  }

  @Test
  void restoredValuesHaveTheEncodingOfRedis() {
    redis.call("CONFIG", "SET", "rdbcompression", "yes");
    for (Sample sample : samples().filter(Sample::isSameForm).toList()) {
      redis.call("FLUSHALL");
      sample.commands().forEach(redis::call);
      String theirs = bulk(redis.call("DUMP", "k"));
      String encoding = redis.call("OBJECT", "ENCODING", "k");
      try (Bench bench = new Bench()) {
        Session session = bench.connect();
        bench.call(session, "RESTORE", "k", "0", theirs);
        // Redis 7.2, whose encodings these are, keeps a list of one node packed.
        String ours = bench.call(session, "OBJECT", "ENCODING", "k");
        assertThat(ours.replace("$8\r\nlistpack", "$9\r\nquicklist"))
            .as(sample.name())
            .isEqualTo(encoding.replace("$8\r\nlistpack", "$9\r\nquicklist"));
      }
    }
  }

  private static String[] words(String command, String[] values) {
    String[] all = new String[values.length + 2];
    all[0] = command;
    all[1] = "k";
    System.arraycopy(values, 0, all, 2, values.length);
    return all;
  }

  private static String[] scored(int count, int length) {
    String[] texts = texts(2 * count, length);
    for (int i = 0; i < texts.length; i += 2) {
      texts[i] = Double.toString((i * 7919 % 1000) / 4.0);
    }
    return words("ZADD", texts);
  }

  private static String[] numbers(int count) {
    SplittableRandom random = new SplittableRandom(count);
    return Stream.generate(() -> Long.toString(random.nextLong() >> random.nextInt(64)))
        .distinct()
        .limit(count)
        .toArray(String[]::new);
  }

  /** Numbers that every version of Redis prints alike as scores. */
  private static String[] smallNumbers(int count) {
    return Stream.of(numbers(count))
        .map(number -> Long.toString(Long.parseLong(number) >> 24))
        .toArray(String[]::new);
  }

  /** Distinct texts of all byte values, which compress somewhat. */
  private static String[] texts(int count, int length) {
    SplittableRandom random = new SplittableRandom(count);
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) random.nextInt());
      bytes[random.nextInt(length)] = (byte) random.nextInt();
      texts[i] = i + new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return texts;
  }

  private static void assertNoError(String reply) {
    assertThat(reply).doesNotStartWith("-");
  }

  /** The content of a bulk reply. */
  private static String bulk(String reply) {
    assertThat(reply).startsWith("$").isNotEqualTo("$-1\r\n");
    return reply.substring(reply.indexOf("\r\n") + 2, reply.length() - 2);
  }

  private static String hex(String bytes) {
    return HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }
}
