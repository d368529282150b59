package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operator's release changes or goes away; the data plane does not notice. */
final class HelmUpgradeTest {
  @Test
  void anUpgradeOfTheChartLeavesEveryDataPodUntouched() {
    try (Replication orders = Replication.named("e2e-upgrade", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      List<String> before = podUids(orders);
      try (Writers writers = Writers.startPatient(orders, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Cluster.installOperator(Map.of("podAnnotations.upgrade", "round-" + System.nanoTime()));
        orders.awaitReady(Duration.ofMinutes(1));
        Writers.Outcome outcome = writers.stop();
        Report.line("helm upgrade of the operator", outcome.describe());
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.firstErrors()).isEmpty();
      }
      assertThat(podUids(orders)).isEqualTo(before);
    }
  }

  @Test
  void uninstallingTheChartLeavesResourcesAndDataRunning() {
    try (Replication orders = Replication.named("e2e-uninstall", "orders")) {
      orders.apply("instances: 2").awaitReady(Duration.ofMinutes(1));
      List<String> before = podUids(orders);
      try (Writers writers = Writers.startPatient(orders, 2, 200)) {
        Cluster.helm("uninstall", Cluster.RELEASE, "-n", Cluster.OPERATOR_NAMESPACE, "--wait");
        writers.awaitNextWrite(Duration.ofSeconds(10));
        assertThat(orders.resource().getMetadata().getDeletionTimestamp()).isNull();
        Cluster.installOperator(Map.of());
        orders.awaitReady(Duration.ofMinutes(1));
        assertThat(writers.stop().firstErrors()).isEmpty();
      }
      assertThat(podUids(orders)).isEqualTo(before);
    }
  }

  private static List<String> podUids(Replication replication) {
    return replication.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }
}
