package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same requests for bits and estimated counts go to the commands and to a redis-server; replies
 * and digests, and so every byte of the values, must be equal.
 */
final class BitsDifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 10_000);
  private static final int DIGEST_EVERY = Integer.getInteger("differential.digest.every", 50);

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void randomRequestsGetTheRepliesOfRedis(int protocol) throws IOException {
    long seed = Long.getLong("differential.seed", System.nanoTime());
    String again =
        "again: mvn -pl engine test -Dtest=BitsDifferentialTest -Ddifferential.seed=" + seed;
    RandomBitCommands commands = new RandomBitCommands(seed);
    try (RealRedis redis = new RealRedis();
        Bench bench = new Bench()) {
      Session session = bench.connect();
      redis.call("HELLO", Integer.toString(protocol));
      bench.call(session, "HELLO", Integer.toString(protocol));
      for (int i = 0; i < REQUESTS; i++) {
        String[] request = commands.next();
        String what = i + ": " + Arrays.toString(request) + "; " + again;
        assertThat(bench.call(session, request)).as(what).isEqualTo(redis.call(request));
        if (i % DIGEST_EVERY == 0) {
          assertThat(bench.call(session, "DEBUG", "DIGEST"))
              .as(what)
              .isEqualTo(redis.call("DEBUG", "DIGEST"));
        }
      }
    }
  }
}
