package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody asks for a move of the primary under load. */
final class SwitchoverTest {
  private static final int ROUNDS = Rounds.wanted(20);

  @Test
  void requestedMovesLoseNoWriteAndTellTheirGap() {
    try (Replication orders = Replication.named("e2e-switchover", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      try (Writers writers = Writers.start(orders, 8, 2000)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        Rounds rounds = new Rounds();
        for (int round = 1; round <= ROUNDS; round++) {
          rounds.add(move(orders, round));
        }
        Writers.Outcome outcome = writers.stop();
        rounds.addLost(outcome.lost());
        Report.line(
            "switchover on request, gap by status",
            rounds.describe() + "; by writers: " + outcome.describe());

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.acknowledged()).isPositive();
      }
    }
  }

  @Test
  void aRequestThatCannotBeDoneIsRefusedWithItsReasonAndNotRepeated() {
    try (Replication orders = Replication.named("e2e-switchover-refused", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      String primary = orders.primary();
      orders.annotate("baton.dev/switchover", "orders-9@1");
      awaitHandled(orders, "orders-9@1");

      assertThat(orders.primary()).isEqualTo(primary);
      await("the refusal is told")
          .atMost(Duration.ofSeconds(10))
          .until(() -> events(orders).contains("there is no pod orders-9"));
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      assertThat(orders.primary()).isEqualTo(primary);
    }
  }

  private static long move(Replication orders, int round) {
    String former = orders.primary();
    String request = "any@" + round;
    orders.annotate("baton.dev/switchover", request);
    awaitHandled(orders, request);
    await("the gap of " + request + " is told")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !orders.field("status", "lastSwitchover", "writeGap").isEmpty());
    assertThat(orders.primary()).isNotEqualTo(former);
    assertThat(orders.field("status", "lastSwitchover", "from")).isEqualTo(former);
    String gap = orders.field("status", "lastSwitchover", "writeGap");
    orders.awaitInSync(Duration.ofSeconds(30));
    return Long.parseLong(gap.replace("ms", ""));
  }

  private static void awaitHandled(Replication orders, String request) {
    await(request + " is dealt with")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> request.equals(orders.field("status", "lastHandled", "switchover")));
  }

  private static String events(Replication orders) {
    return Cluster.kubectl(
        "get",
        "events",
        "-n",
        orders.namespace(),
        "--field-selector",
        "reason=SwitchoverRefused",
        "-o",
        "jsonpath={.items[*].message}");
  }
}
