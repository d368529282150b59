package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A resource is deleted and applied again under the same name. */
final class DeleteAndRecreateTest {
  @Test
  void aRecreatedResourceWithoutStorageStartsEmpty() {
    try (Replication orders = Replication.named("e2e-recreate", "orders")) {
      orders.apply("instances: 2").awaitReady(Duration.ofMinutes(1));
      try (Jedis primary = orders.awaitConnection()) {
        primary.set("before", "1");
      }
      deleteAndAwaitNoPods(orders);
      orders.apply("instances: 2").awaitReady(Duration.ofMinutes(1));
      try (Jedis primary = orders.awaitConnection()) {
        assertThat(primary.exists("before")).isFalse();
      }
    }
  }

  @Test
  void aRecreatedResourceWithRetainedStorageHasItsDataBack() {
    String spec = "instances: 2\nstorage: {size: 1Gi}";
    try (Replication orders = Replication.named("e2e-retain", "orders")) {
      orders.apply(spec).awaitReady(Duration.ofSeconds(90));
      Writers.Outcome outcome;
      try (Writers writers = Writers.start(orders, 2, 200)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        outcome = writers.stop();
      }
      deleteAndAwaitNoPods(orders);
      orders.apply(spec).awaitReady(Duration.ofSeconds(90));
      try (Jedis primary = orders.awaitConnection()) {
        Report.line("delete and re-create with storage", "keys back " + primary.dbSize());
        assertThat(primary.dbSize()).isEqualTo(outcome.acknowledged());
      }
    }
  }

  private static void deleteAndAwaitNoPods(Replication orders) {
    Cluster.kubectl("delete", "-n", orders.namespace(), "redisreplication/orders");
    await("the pods are gone").atMost(Duration.ofSeconds(90)).until(() -> orders.pods().isEmpty());
  }
}
