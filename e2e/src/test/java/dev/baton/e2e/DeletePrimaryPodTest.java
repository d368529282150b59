package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Losses;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody deletes the pod of the primary under load. */
final class DeletePrimaryPodTest {
  private static final int ROUNDS = Rounds.wanted(1);

  @Test
  void aDeletedPrimaryPodIsReplacedAndItsSuccessorKeepsTheData() {
    try (Replication orders = Replication.named("e2e-delete-pod", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      Rounds rounds = new Rounds();
      for (int round = 1; round <= ROUNDS; round++) {
        deleteOnce(orders, rounds);
      }
      Report.line("pod of the primary deleted, longest write gap", rounds.describe());
    }
  }

  private static void deleteOnce(Replication orders, Rounds rounds) {
    try (Writers writers = Writers.start(orders, 4, 400)) {
      writers.awaitNextWrite(Duration.ofSeconds(10));
      String deleted = orders.primary();
      String deletedUid = orders.pod(deleted).orElseThrow().getMetadata().getUid();
      Faults.deletePod(orders, deleted);
      orders.awaitPodReplaced(deleted, deletedUid, Duration.ofSeconds(90));
      orders.awaitReady(Duration.ofMinutes(1));
      orders.awaitInSync(Duration.ofMinutes(1));
      Writers.Outcome outcome = writers.stop();
      rounds.add(outcome.longestGapMillis());
      rounds.addLost(outcome.lost());
      Report.line(
          "pod of the primary deleted",
          "lost by status " + Losses.told(orders) + ", " + outcome.describe());

      Losses.assertTold(orders, outcome);
      assertThat(orders.primary()).isNotEqualTo(deleted);
      assertThat(outcome.acknowledged()).isPositive();
    }
  }
}
