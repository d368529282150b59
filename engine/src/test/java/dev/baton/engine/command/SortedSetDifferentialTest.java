package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.DoubleText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same requests on sorted sets go to the commands and to a redis-server. Sets become ranked
 * with a dozen members, so that both forms are met all the time.
 */
final class SortedSetDifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 8000);
  private static final int DIGEST_EVERY = 20;
  private static final int PACKED_MAX = 12;
  private static final Pattern NUMBER = Pattern.compile("[,]?[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private static RealRedis redis;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
    redis.call("CONFIG", "SET", "zset-max-listpack-entries", Integer.toString(PACKED_MAX));
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void randomRequestsGetTheRepliesOfRedis(int protocol) {
    run(protocol, RandomSortedSetCommands.PLAIN_SCORES, true);
  }

  /** Redis 7.0 prints more digits than later versions, so numbers are compared, not their texts. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void scoresOfAnyLengthAreTheNumbersOfRedis(int protocol) {
    run(protocol, RandomSortedSetCommands.ODD_SCORES, false);
  }

  private static void run(int protocol, String[] scores, boolean isPlain) {
    long seed = Long.getLong("differential.seed", System.nanoTime());
    String again =
        "again: mvn -pl engine test -Dtest=SortedSetDifferentialTest -Ddifferential.seed=" + seed;
    RandomSortedSetCommands commands = new RandomSortedSetCommands(seed, scores);
    redis.call("HELLO", Integer.toString(protocol));
    redis.call("FLUSHALL");
    try (Bench bench = new Bench()) {
      bench.keyspace.packing().limitSortedSets(PACKED_MAX, 64);
      Session session = bench.connect();
      bench.call(session, "HELLO", Integer.toString(protocol));
      for (int i = 0; i < REQUESTS; i++) {
        String[] request = commands.next();
        String what = i + ": " + Arrays.toString(request) + "; " + again;
        String ours = bench.call(session, request);
        String theirs = redis.call(request);
        assertThat(comparable(request, ours, isPlain))
            .as(what)
            .isEqualTo(comparable(request, theirs, isPlain));
        if (isPlain && i % DIGEST_EVERY == 0) {
          assertThat(bench.call(session, "DEBUG", "DIGEST"))
              .as(what)
              .isEqualTo(redis.call("DEBUG", "DIGEST"));
        }
      }
    }
  }

  private static String comparable(String[] request, String reply, boolean isPlain) {
    String shown = isPlain ? reply : numbers(reply);
    String name = request[0].toUpperCase(Locale.ROOT);
    if (!List.of("ZSCAN", "ZRANDMEMBER").contains(name) || reply.startsWith("-")) {
      return shown;
    }
    String[] parts = shown.split("\r\n", -1);
    Arrays.sort(parts);
    return String.join("\r\n", parts);
  }

  /** Without lengths, and with every number in one form. */
  private static String numbers(String reply) {
    return Arrays.stream(reply.split("\r\n", -1))
        .filter(line -> !line.startsWith("$"))
        .map(line -> NUMBER.matcher(line).matches() ? number(line) : line)
        .collect(Collectors.joining("\r\n"));
  }

  private static String number(String line) {
    return DoubleText.format(Double.parseDouble(line.startsWith(",") ? line.substring(1) : line));
  }
}
