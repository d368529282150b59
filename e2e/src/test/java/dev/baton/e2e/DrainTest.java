package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The node of the primary is drained under load. */
final class DrainTest {
  @Test
  void thePrimaryLeavesItsNodeBeforeItIsMadeToAndNoWriteIsLost() {
    try (Replication orders = Replication.named("e2e-drain", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      orders.movePrimaryOff(Cluster.operatorNode());
      String former = orders.primary();
      String node = orders.pod(former).orElseThrow().getSpec().getNodeName();
      try (Writers writers = Writers.start(orders, 8, 2000)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Cluster.kubectl("cordon", node);
        orders.awaitPrimaryOtherThan(former, Duration.ofSeconds(30));
        assertThat(orders.field("status", "lastSwitchover", "cause")).isEqualTo("NodeDraining");
        Cluster.kubectl(
            "drain",
            node,
            "--ignore-daemonsets",
            "--delete-emptydir-data",
            "--pod-selector=baton.dev/replication=orders",
            "--timeout=90s");
        orders.awaitReady(Duration.ofMinutes(2));
        Writers.Outcome outcome = writers.stop();
        Report.line("node of the primary drained", outcome.describe());

        assertThat(outcome.lost()).isZero();
      } finally {
        Cluster.kubectl("uncordon", node);
      }
    }
  }
}
