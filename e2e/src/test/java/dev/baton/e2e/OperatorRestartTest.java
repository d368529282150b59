package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The operator itself dies while there is nothing to do. */
final class OperatorRestartTest {
  @Test
  void anOperatorRestartAtRestChangesNoRoleAndStopsNoWrite() {
    try (Replication orders = Replication.named("e2e-operator-rest", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      String primary = orders.primary();
      String epoch = orders.field("status", "epoch");
      try (Writers writers = Writers.startPatient(orders, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Cluster.restartOperator();
        orders.awaitReady(Duration.ofMinutes(1));
        Writers.Outcome outcome = writers.stop();
        Report.line("operator restarted at rest", outcome.describe());
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.firstErrors()).isEmpty();
      }
      assertThat(orders.primary()).isEqualTo(primary);
      assertThat(orders.field("status", "epoch")).isEqualTo(epoch);
    }
  }
}
