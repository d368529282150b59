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

/** The primary's process dies by SIGKILL under load: another pod is promoted at once. */
final class KillPrimaryProcessTest {
  private static final int ROUNDS = Rounds.wanted(10);

  /** A container that has been started as often as this is started again after a long pause. */
  private static final int RESTARTS_MAX = 2;

  @Test
  void aKilledPrimaryIsReplacedAndTheKilledPodReturnsAsReplica() {
    try (Replication orders = Replication.named("e2e-kill", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      Rounds rounds = new Rounds();
      for (int round = 1; round <= ROUNDS; round++) {
        killOnce(orders, round, rounds);
      }
      Report.line("kill -9 of the primary, until writable", rounds.describe());
    }
  }

  private static void killOnce(Replication orders, int round, Rounds rounds) {
    try (Writers writers = Writers.start(orders, 4, 400)) {
      writers.awaitNextWrite(Duration.ofSeconds(10));
      String killed = orders.primary();
      Faults.killEngine(orders, killed);
      Duration untilWritable = writers.awaitNextWrite(Duration.ofSeconds(30));
      orders.awaitPrimaryOtherThan(killed, Duration.ofSeconds(30));
      rounds.add(untilWritable.toMillis());
      if (orders.restarts(killed) >= RESTARTS_MAX) {
        Faults.deletePod(orders, killed);
      }
      orders.awaitInSync(Duration.ofMinutes(6));
      Writers.Outcome outcome = writers.stop();
      rounds.addLost(outcome.lost());
      Report.line(
          "kill -9 of the primary, round " + round,
          "writable after %d ms, lost by status %s, %s"
              .formatted(untilWritable.toMillis(), Losses.told(orders), outcome.describe()));

      assertThat(orders.primary()).isNotEqualTo(killed);
      assertThat(orders.field("status", "lastFailover", "from")).isEqualTo(killed);
      Losses.assertTold(orders, outcome);
      assertThat(outcome.acknowledged()).isPositive();
    }
  }
}
