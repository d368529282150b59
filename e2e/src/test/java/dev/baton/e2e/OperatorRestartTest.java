package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The operator itself dies in the middle of its work. */
final class OperatorRestartTest {
  @Test
  void anOperatorRestartAtRestChangesNoRoleAndStopsNoWrite() {
    try (Replication orders = Replication.named("e2e-operator-rest", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      String primary = orders.primary();
      String epoch = orders.field("status", "epoch");
      try (Writers writers = Writers.start(orders, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Cluster.restartOperator();
        orders.awaitReady(Duration.ofMinutes(1));
        Writers.Outcome outcome = writers.stop();
        Report.line("operator restarted at rest", outcome.describe());
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.errors()).isZero();
      }
      assertThat(orders.primary()).isEqualTo(primary);
      assertThat(orders.field("status", "epoch")).isEqualTo(epoch);
    }
  }

  @Test
  void anOperatorKilledDuringAFailoverFinishesItAfterItsRestartWithOnePromotion() {
    try (Replication orders = Replication.named("e2e-operator-fail", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      long epoch = Long.parseLong(orders.field("status", "epoch"));
      try (Writers writers = Writers.start(orders, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        String killed = orders.primary();
        Faults.killEngine(orders, killed);
        Cluster.restartOperator();
        writers.awaitNextWrite(Duration.ofMinutes(1));
        orders.awaitReady(Duration.ofSeconds(90));
        Report.line("operator killed during a failover", writers.stop().describe());
      }
      assertThat(Long.parseLong(orders.field("status", "epoch"))).isEqualTo(epoch + 1);
    }
  }
}
