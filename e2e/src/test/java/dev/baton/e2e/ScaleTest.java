package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The number of instances changes under load, with the primary on a pod that must go. */
final class ScaleTest {
  @Test
  void scalingThreeToFiveToTwoLosesNoAcknowledgedWriteAndMovesThePrimaryFirst() {
    try (Replication orders = Replication.named("e2e-scale", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      // With the other replica away as well, only the third pod can take over.
      Faults.killEngine(orders, "orders-1");
      Faults.killEngine(orders, "orders-0");
      orders.awaitPrimaryOtherThan("orders-0", Duration.ofSeconds(30));
      orders.awaitInSync(Duration.ofMinutes(2));
      assertThat(orders.primary()).isEqualTo("orders-2");
      try (Writers writers = Writers.start(orders, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Cluster.kubectl(
            "scale", "-n", orders.namespace(), "redisreplication/orders", "--replicas=5");
        orders.awaitReady(Duration.ofSeconds(90));
        assertThat(orders.pods()).hasSize(5);
        orders.apply("instances: 2").awaitReady(Duration.ofSeconds(90));
        orders.awaitPods(2, Duration.ofSeconds(90));
        Writers.Outcome outcome = writers.stop();
        Report.line("scale 3 to 5 to 2 with the primary on the third pod", outcome.describe());

        assertThat(orders.primary()).isIn("orders-0", "orders-1");
        assertThat(outcome.lost()).isZero();
      }
    }
  }
}
