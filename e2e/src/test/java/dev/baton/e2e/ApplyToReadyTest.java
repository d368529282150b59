package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The first thing a user does: apply a resource and wait until it is Ready. */
final class ApplyToReadyTest {
  private static final int ROUNDS = Rounds.wanted(3);

  @Test
  void anAppliedResourceBecomesReadyAndTakesWritesOnItsPrimaryAndReadsOnItsReplicas() {
    try (Replication orders = Replication.named("e2e-apply", "orders")) {
      Rounds rounds = new Rounds();
      for (int round = 1; round <= ROUNDS; round++) {
        Cluster.kubectl("delete", "rrep", "--all", "-n", orders.namespace());
        orders.awaitPods(0, Duration.ofMinutes(1));
        long start = System.nanoTime();
        orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
        rounds.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        assertServes(orders);
      }
      Report.line("apply to Ready", rounds.describeTimes());
      assertThat(Cluster.kubectl("get", "rrep", "-n", orders.namespace()))
          .contains("PRIMARY", "READY", "STATUS", "BACKLOG", "AGE")
          .contains("orders-0", "3/3");
    }
  }

  private static void assertServes(Replication orders) {
    assertThat(orders.primary()).isEqualTo("orders-0");
    assertThat(orders.pods()).hasSize(3);
    try (Jedis primary = orders.awaitConnection()) {
      assertThat(primary.set("greeting", "hello")).isEqualTo("OK");
      assertThat(primary.waitReplicas(2, 2000)).isEqualTo(2);
    }
    try (Jedis replica = orders.connectToPod("orders-2")) {
      assertThat(replica.get("greeting")).isEqualTo("hello");
    }
  }

  @Test
  void aSingleInstanceIsReadyWithoutReplicas() {
    try (Replication single = Replication.named("e2e-single", "single")) {
      single.apply("instances: 1").awaitReady(Duration.ofMinutes(1));
      try (Jedis primary = single.awaitConnection()) {
        assertThat(primary.incr("counter")).isEqualTo(1);
      }
    }
  }
}
