package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** The volume of the primary has no room for another file. */
final class FullVolumeTest {
  private static final Duration TOLD = Duration.ofMinutes(3);

  @Test
  void aFullVolumeIsNamedMovesNoPrimaryAndEndsWithTheNextSaveThatWorks() {
    try (Replication orders = Replication.named("e2e-full", "orders")) {
      orders.apply("instances: 2\nstorage: {size: 1Gi}").awaitReady(Duration.ofSeconds(90));
      String primary = orders.primary();
      try (Jedis client = orders.awaitConnection()) {
        client.set("k", "v");
        Faults.fillVolume(orders, primary);
        assertThatThrownBy(client::bgsave).isInstanceOf(JedisDataException.class);
        await("the full volume is named, and as a stall")
            .atMost(TOLD)
            .until(() ->
                "SaveFailed".equals(orders.conditionReason("Ready"))
                    && "True".equals(orders.conditionStatus("Stalled")));
        assertThat(orders.conditionMessage("Ready")).contains(primary);
        assertThat(client.get("k")).isEqualTo("v");
        assertThat(orders.primary()).isEqualTo(primary);

        Faults.freeVolume(orders, primary);
        await("a save is begun, unless the engine is about one already")
            .ignoreException(JedisDataException.class)
            .until(() -> client.bgsave() != null);
        orders.awaitReady(Duration.ofMinutes(2));
        assertThat(client.set("k", "again")).isEqualTo("OK");
        assertThat(orders.field("status", "lastFailover")).isEmpty();
      }
    }
  }
}
