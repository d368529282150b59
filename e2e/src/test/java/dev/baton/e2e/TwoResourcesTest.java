package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Two resources side by side know nothing of each other. */
final class TwoResourcesTest {
  @Test
  void aFailoverOfOneResourceLeavesTheOtherAlone() {
    try (Replication orders = Replication.named("e2e-two", "orders");
        Replication carts = Replication.named("e2e-two-other", "carts")) {
      orders.apply("instances: 3");
      carts.apply("instances: 2");
      orders.awaitReady(Duration.ofSeconds(90));
      carts.awaitReady(Duration.ofSeconds(90));
      String cartsPrimary = carts.primary();
      try (Writers writers = Writers.startPatient(carts, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        String killed = orders.primary();
        Faults.killEngine(orders, killed);
        orders.awaitPrimaryOtherThan(killed, Duration.ofSeconds(30));
        orders.awaitReady(Duration.ofMinutes(1));
        Writers.Outcome outcome = writers.stop();
        Report.line("failover of a neighbour", outcome.describe());
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.firstErrors()).isEmpty();
      }
      assertThat(carts.primary()).isEqualTo(cartsPrimary);
      try (Jedis primary = orders.awaitConnection()) {
        assertThat(primary.keys("w:*")).isEmpty();
      }
    }
  }
}
