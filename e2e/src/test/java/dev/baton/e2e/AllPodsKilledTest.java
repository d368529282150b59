package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All engines of a resource are killed under load, and nothing is left but their volumes. */
final class AllPodsKilledTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyAcknowledgedWriteIsThereWhenAllPodsWereKilledAtOnce(int instances) {
    try (Replication orders = Replication.named("e2e-all-killed-" + instances, "orders")) {
      String spec =
          """
          instances: %d
          storage: {size: 1Gi}
          persistence: Mixed
          engine: {appendfsync: always}
          """
              .formatted(instances);
      orders.apply(spec).awaitReady(Duration.ofSeconds(90));
      try (Writers writers = Writers.start(orders, 4, 400)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Faults.killEngines(orders, primaryLast(orders));
        writers.awaitNextWrite(Duration.ofMinutes(2));
        orders.awaitReady(Duration.ofMinutes(2));
        Writers.Outcome outcome = writers.stop();
        Report.line("all " + instances + " pods killed at once", outcome.describe());

        assertThat(outcome.acknowledged()).isPositive();
        assertThat(outcome.lost()).isZero();
      }
    }
  }

  /** The primary goes last: a replica that outlived it would be promoted from its memory. */
  private static List<String> primaryLast(Replication orders) {
    String primary = orders.primary();
    return orders.pods().stream()
        .map(pod -> pod.getMetadata().getName())
        .sorted(Comparator.comparing(primary::equals))
        .toList();
  }
}
