package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same requests on places go to the commands and to a redis-server. */
final class GeoDifferentialTest {
  private static final int REQUESTS = Integer.getInteger("differential.requests", 10_000);
  private static final int DIGEST_EVERY = 20;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void randomRequestsGetTheRepliesOfRedis(int protocol) throws IOException {
    long seed = Long.getLong("differential.seed", System.nanoTime());
    String again =
        "again: mvn -pl engine test -Dtest=GeoDifferentialTest -Ddifferential.seed=" + seed;
    RandomGeoCommands commands = new RandomGeoCommands(seed);
    try (RealRedis redis = new RealRedis();
        Bench bench = new Bench()) {
      Session session = bench.connect();
      redis.call("HELLO", Integer.toString(protocol));
      bench.call(session, "HELLO", Integer.toString(protocol));
      redis.call("SET", "string", "x");
      bench.call(session, "SET", "string", "x");
      for (int i = 0; i < REQUESTS; i++) {
        String[] request = commands.next();
        String what = i + ": " + Arrays.toString(request) + "; " + again;
        assertThat(bench.call(session, request)).as(what).isEqualTo(redis.call(request));
        if (i % DIGEST_EVERY == 0) {
          // Distances, stored at another key, may differ in their last bit.
          String[] digest = {"DEBUG", "DIGEST-VALUE", "g0", "g1", "t"};
          assertThat(bench.call(session, digest)).as(what).isEqualTo(redis.call(digest));
        }
      }
    }
  }
}
