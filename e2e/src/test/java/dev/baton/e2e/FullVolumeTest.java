package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The volume of the primary has no room for another file. */
final class FullVolumeTest {
  private static final Duration TOLD = Duration.ofMinutes(2);

  @Test
  void aFullVolumeIsNamedMovesNoPrimaryAndEndsWithTheNextSaveThatWorks() {
    try (Replication orders = Replication.named("e2e-full", "orders")) {
      orders.apply("instances: 2\nstorage: {size: 1Gi}").awaitReady(Duration.ofSeconds(90));
      String primary = orders.primary();
      try (Jedis client = orders.awaitConnection()) {
        client.set("k", "v");
        Faults.fillVolume(orders, primary);
        client.bgsave();
        await("the full volume is named, and as a stall")
            .atMost(TOLD)
            .until(() ->
                "SaveFailed".equals(orders.conditionReason("Ready"))
                    && "True".equals(orders.conditionStatus("Stalled")));
        assertThat(orders.conditionMessage("Ready")).contains(primary);
        assertThat(client.get("k")).isEqualTo("v");
        assertThat(orders.primary()).isEqualTo(primary);

        Faults.freeVolume(orders, primary);
        client.bgsave();
        orders.awaitReady(Duration.ofMinutes(1));
        assertThat(client.set("k", "again")).isEqualTo("OK");
        assertThat(orders.field("status", "lastFailover")).isEmpty();
      }
    }
  }
}
