package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The first thing a user does: apply a resource and wait until it is Ready. */
final class ApplyToReadyTest {
  @Test
  void anAppliedResourceBecomesReadyAndTakesWritesOnItsPrimaryAndReadsOnItsReplicas() {
    try (Replication orders = Replication.named("e2e-apply", "orders")) {
      long start = System.nanoTime();
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      Report.line(
          "apply to Ready",
          Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms to Ready");

      assertThat(orders.primary()).isEqualTo("orders-0");
      assertThat(orders.pods()).hasSize(3);
      try (Jedis primary = orders.awaitConnection()) {
        assertThat(primary.set("greeting", "hello")).isEqualTo("OK");
        assertThat(primary.waitReplicas(2, 2000)).isEqualTo(2);
      }
      try (Jedis replica = orders.connectToPod("orders-2")) {
        assertThat(replica.get("greeting")).isEqualTo("hello");
      }
      assertThat(Cluster.kubectl("get", "rrep", "-n", orders.namespace()))
          .contains("PRIMARY", "READY", "STATUS", "BACKLOG", "AGE")
          .contains("orders-0", "3/3");
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
