package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests on hashes and sets go to the commands and to a redis-server; replies and digests must be
 * equal. That server is older than packed sets, which are turned off here.
 */
final class MembersDifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 12_000);
  private static final int DIGEST_EVERY = 50;
  private static final List<String> UNORDERED =
      List.of(
          "HKEYS",
          "HVALS",
          "HGETALL",
          "HSCAN",
          "HRANDFIELD",
          "SMEMBERS",
          "SSCAN",
          "SPOP",
          "SRANDMEMBER",
          "SINTER",
          "SUNION",
          "SDIFF",
          "EXEC");

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
        "again: mvn -pl engine test -Dtest=MembersDifferentialTest -Ddifferential.seed=" + seed;
    RandomMemberCommands commands = new RandomMemberCommands(seed + protocol);
    redis.call("RESET");
    redis.call("HELLO", Integer.toString(protocol));
    redis.call("FLUSHALL");
    try (Bench bench = new Bench()) {
      Session session = bench.connect();
      bench.call(session, "HELLO", Integer.toString(protocol));
      bench.call(session, "CONFIG", "SET", "set-max-listpack-entries", "0");
      for (int i = 0; i < REQUESTS; i++) {
        if (i % (REQUESTS / 4) == 0) {
          change(commands.settings(), bench, session);
        }
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

  private static void change(List<String[]> settings, Bench bench, Session session) {
    for (String[] setting : settings) {
      bench.call(session, setting);
      redis.call(setting);
    }
  }

  private static String comparable(String[] request, String reply) {
    boolean isOrdered = !UNORDERED.contains(request[0].toUpperCase(Locale.ROOT));
    if (isOrdered || reply.startsWith("-")) {
      return reply;
    }
    String[] parts = reply.split("\r\n", -1);
    Arrays.sort(parts);
    return String.join("\r\n", parts);
  }
}
