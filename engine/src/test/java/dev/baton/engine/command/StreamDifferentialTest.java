package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same stream requests go to the commands and to a redis-server; every reply must be equal byte
 * for byte but for times that have passed, and so must the digests of the datasets.
 */
final class StreamDifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 20_000);
  private static final int DIGEST_EVERY = 100;
  private static final String BULK = "\\$\\d+\r\n";

  // An idle time: the first number behind the name of a consumer, if the second is a number, too.
  private static final Pattern IDLE = Pattern.compile(":\\d+\r\n(:\\d+\r\n)");
  private static final Pattern CONSUMER_TIMES =
      Pattern.compile(BULK + "(idle|inactive)\r\n:-?\\d+\r\n");
  private static final Pattern CONSUMER_MAP =
      Pattern.compile("([*%])(6|8|3|4)\r\n(" + BULK + "name)");
  // How many nodes an index has is a matter of its kind.
  private static final Pattern INDEX_NODES = Pattern.compile("(radix-tree-nodes\r\n):\\d+");

  // Counted in more cases since 7.2.
  private static final Pattern PROGRESS =
      Pattern.compile("\\$\\d+\r\n(entries-read|lag)\r\n(:-?\\d+|_|\\$-1)\r\n");
  // Worded anew in 7.2.
  private static final Pattern UNBALANCED = Pattern.compile("Unbalanced [^\r]*");

  private static RealRedis redis;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void randomRequestsGetTheRepliesOfRedis(int protocol) {
    long seed = Long.getLong("differential.seed", System.nanoTime());
    String again =
        "again: mvn -pl engine test -Dtest=StreamDifferentialTest -Ddifferential.seed=" + seed;
    RandomStreamCommands commands = new RandomStreamCommands(seed);
    redis.call("RESET");
    redis.call("HELLO", Integer.toString(protocol));
    redis.call("FLUSHALL");
    try (Bench bench = new Bench()) {
      Session session = bench.connect();
      bench.call(session, "HELLO", Integer.toString(protocol));
      for (int i = 0; i < REQUESTS; i++) {
        String[] request = commands.next();
        bench.nowMs = System.currentTimeMillis();
        String what = i + ": " + Arrays.toString(request) + "; " + again;
        assertThat(comparable(request, bench.call(session, request)))
            .as(what)
            .isEqualTo(comparable(request, redis.call(request)));
        if (i % DIGEST_EVERY == 0) {
          assertThat(bench.call(session, "DEBUG", "DIGEST"))
              .as(what)
              .isEqualTo(redis.call("DEBUG", "DIGEST"));
        }
      }
    }
  }

  private static String comparable(String[] request, String reply) {
    String text = INDEX_NODES.matcher(UNBALANCED.matcher(reply).replaceAll("")).replaceAll("$1");
    return switch (request[0].toUpperCase(Locale.ROOT)) {
      case "XPENDING" -> IDLE.matcher(text).replaceAll("$1");
      case "XINFO", "EXEC" -> IDLE.matcher(withoutTimes(text)).replaceAll("$1");
      default -> text;
    };
  }

  private static String withoutTimes(String text) {
    String timeless = CONSUMER_TIMES.matcher(text).replaceAll("");
    return CONSUMER_MAP.matcher(PROGRESS.matcher(timeless).replaceAll("")).replaceAll("$3");
  }
}
