package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every pod is replaced under load: by a change of the spec, and by two ways to ask for it. */
final class RolloutTest {
  private static final Duration ROLLED = Duration.ofMinutes(4);

  @Test
  void aChangeOfDirectivesReplacesEachPodOnceAndLosesNoWrite() {
    roll(
        "e2e-roll-spec",
        "change of a directive",
        orders -> orders.apply("instances: 3\nengine: {maxmemory-samples: 7}"));
  }

  @Test
  void anAnnotationRestartsEachPodOnceAndLosesNoWrite() {
    roll(
        "e2e-roll-annotation",
        "restart by annotation",
        orders -> {
          orders.annotate("baton.dev/restart", "now");
          await("the restart is taken up")
              .atMost(Duration.ofSeconds(30))
              .until(() -> "now".equals(orders.field("status", "lastHandled", "restart")));
        });
  }

  @Test
  void kubectlRolloutRestartRestartsEachPodOnceAndLosesNoWrite() {
    roll(
        "e2e-roll-kubectl",
        "kubectl rollout restart",
        orders ->
            Cluster.kubectl("rollout", "restart", "statefulset/orders", "-n", orders.namespace()));
  }

  private static void roll(String namespace, String scenario, Consumer<Replication> change) {
    try (Replication orders = Replication.named(namespace, "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      Set<String> before = Pods.uids(orders);
      Set<String> seen = new TreeSet<>(before);
      try (Writers writers = Writers.start(orders, 8, 2000)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        long startNanos = System.nanoTime();
        change.accept(orders);
        await("every pod is a new one")
            .atMost(ROLLED)
            .pollInterval(Duration.ofMillis(250))
            .until(() -> {
              Set<String> now = Pods.uids(orders);
              seen.addAll(now);
              return now.size() == 3 && now.stream().noneMatch(before::contains);
            });
        orders.awaitReady(Duration.ofMinutes(2));
        orders.awaitInSync(Duration.ofMinutes(1));
        long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        Writers.Outcome outcome = writers.stop();
        Report.line(
            scenario,
            "%d s; gap by status %s; %s"
                .formatted(
                    seconds,
                    orders.field("status", "lastSwitchover", "writeGap"),
                    outcome.describe()));

        assertThat(outcome.lost()).isZero();
        assertThat(seen).as("pods that ever were").hasSize(6);
        assertThat(orders.conditionStatus("RolloutComplete")).isEqualTo("True");
        assertThat(orders.field("status", "lastFailover")).as("unplanned change").isEmpty();
      }
    }
  }
}
