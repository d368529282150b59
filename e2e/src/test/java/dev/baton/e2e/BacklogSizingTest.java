package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** The backlog follows the write rate that the engines see. */
final class BacklogSizingTest {
  private static final String VALUE = "x".repeat(4096);

  @Test
  void aHigherWriteRateGrowsTheBacklogOfEveryPodLiveAndTheEventShowsTheArithmetic() {
    try (Replication orders = Replication.named("e2e-backlog", "orders")) {
      orders
          .apply("instances: 3\nbacklog: {coverage: 30s, max: 64Mi}")
          .awaitReady(Duration.ofMinutes(1));
      long before = backlogBytes(orders, "orders-1");
      await("the backlog grows")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> {
            writeOneMebibyte(orders);
            return backlogBytes(orders, "orders-1") > before;
          });
      for (var pod : orders.pods()) {
        String podName = pod.getMetadata().getName();
        await(podName + " has the decided backlog")
            .atMost(Duration.ofSeconds(30))
            .until(() -> backlogBytes(orders, podName) > before);
        assertThat(pod.getStatus().getContainerStatuses().getFirst().getRestartCount()).isZero();
      }
      String events = Cluster.kubectl("get", "events", "-n", orders.namespace());
      assertThat(events).contains("BacklogResized");
      Report.line(
          "backlog sizing",
          events.lines().filter(line -> line.contains("BacklogResized")).findFirst().orElseThrow());
    }
  }

  private static void writeOneMebibyte(Replication orders) {
    try (Jedis primary = orders.awaitConnection()) {
      Pipeline pipeline = primary.pipelined();
      for (int i = 0; i < 256; i++) {
        pipeline.set("load:" + i, VALUE);
      }
      pipeline.sync();
    }
  }

  private static long backlogBytes(Replication orders, String podName) {
    try (Jedis pod = orders.connectToPod(podName)) {
      return Long.parseLong(pod.configGet("repl-backlog-size").get("repl-backlog-size"));
    }
  }
}
