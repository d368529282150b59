package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Losses;
import dev.baton.e2e.support.Newcomers;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The primary's process stops answering without ending, and goes on some seconds later. */
final class SilentPrimaryTest {
  private static final int ROUNDS = Rounds.wanted(1);

  @Test
  void aStoppedPrimaryIsReplacedAndFollowsWhenItGoesOn() {
    try (Replication orders = Replication.named("e2e-silent", "orders")) {
      orders.apply("instances: 3\nfailover: {detectAfter: 3s}").awaitReady(Duration.ofMinutes(1));
      Rounds rounds = new Rounds();
      for (int round = 1; round <= ROUNDS; round++) {
        stopOnce(orders, rounds);
      }
      Report.line("primary stopped by SIGSTOP, until writable", rounds.describe());
    }
  }

  private static void stopOnce(Replication orders, Rounds rounds) {
    String stopped = orders.primary();
    Newcomers newcomers = Newcomers.of(orders);
    try (Writers writers = Writers.start(orders, 4, 400)) {
      writers.awaitNextWrite(Duration.ofSeconds(10));
      long stoppedAtNanos = System.nanoTime();
      Faults.stopEngine(orders, stopped);
      Duration writable = newcomers.awaitWrite(stoppedAtNanos, Duration.ofMinutes(1));
      writers.awaitNextWrite(Duration.ofMinutes(1));
      orders.awaitPrimaryOtherThan(stopped, Duration.ofMinutes(1));
      Faults.continueEngine(orders, stopped);
      orders.awaitInSync(Duration.ofMinutes(2));
      rounds.add(writable.toMillis());
      Writers.Outcome outcome = writers.stop();
      rounds.addLost(outcome.lost());
      Report.line(
          "primary stopped by SIGSTOP",
          "writable after %d ms (detectAfter 3 s), %s, %s"
              .formatted(writable.toMillis(), Losses.failover(orders), outcome.describe()));
      Losses.assertTold(orders, outcome);
    }
    assertThat(orders.primary()).isNotEqualTo(stopped);
    assertThat(orders.restarts(stopped)).isZero();
    try (Jedis returned = orders.connectToPod(stopped)) {
      assertThat(returned.info("replication")).contains("role:slave", "master_link_status:up");
    }
  }
}
