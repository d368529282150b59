package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same requests go to the commands and to a redis-server; every reply must be equal byte for
 * byte, and so must the digests of the datasets.
 */
final class DifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 3000);
  private static final int DIGEST_EVERY = 50;

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
    String again = "again: mvn -pl engine test -Dtest=DifferentialTest -Ddifferential.seed=" + seed;
    RandomCommands commands = new RandomCommands(seed);
    // The sequence before may have ended inside a transaction.
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
        assertThat(comparable(request, answer(bench, session, request)))
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

  @Test
  void commandInfoIsThatOfRedisWhereTheVersionsAgree() {
    redis.call("HELLO", "2");
    try (Bench bench = new Bench()) {
      Session session = bench.connect();
      for (Command command : bench.table.all()) {
        String name = command.spec().fullName();
        String theirs = redis.call("COMMAND", "INFO", name);
        // It does not know what is younger, nor that ranks can come with scores.
        if (theirs.matches("\\*1\r\n[*$]-1\r\n") || name.matches("z(rev)?rank")) {
          continue;
        }
        assertThat(comparableInfo(bench.call(session, "COMMAND", "INFO", name)))
            .as(name)
            .isEqualTo(comparableInfo(theirs));
      }
    }
  }

  /** The reply to a request; who has to wait for it waits until the time is over. */
  private static String answer(Bench bench, Session session, String[] request) {
    String reply = bench.call(session, request);
    Blocked waiting = session.blocked();
    if (waiting != null) {
      waiting.timeOut(waiting.deadlineMs());
      session.unblock();
      return bench.reply(session);
    }
    return reply;
  }

  /** Name, arity, flags and the key range; the rest has grown between 7.0 and 7.2. */
  private static String comparableInfo(String reply) {
    int categories = reply.indexOf("+@");
    return categories < 0 ? reply : reply.substring(0, categories);
  }

  /** Keys come in the order of hash tables, which nobody promises, also inside of transactions. */
  private static String comparable(String[] request, String reply) {
    if (request[0].equalsIgnoreCase("OBJECT")) {
      // A short list is packed since Redis 7.2.
      return reply.replace("$9\r\nquicklist", "$8\r\nlistpack");
    }
    boolean unordered =
        List.of("KEYS", "SCAN", "EXEC").contains(request[0].toUpperCase(Locale.ROOT));
    if (!unordered || reply.startsWith("-")) {
      return reply;
    }
    String[] parts = reply.split("\r\n", -1);
    Arrays.sort(parts);
    return String.join("\r\n", parts);
  }
}
