package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** The Secret gets another password under load. */
final class PasswordChangeTest {
  @Test
  void runningEnginesTakeANewPasswordAndReplicasFindTheirPrimaryWithIt() {
    try (Replication orders = Replication.named("e2e-password", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      try (Writers writers = Writers.start(orders, 8, 2000)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        long startNanos = System.nanoTime();
        Cluster.kubectl(
            "patch",
            "secret",
            "orders-auth",
            "-n",
            orders.namespace(),
            "--type=merge",
            "-p",
            "{\"stringData\":{\"password\":\"another-password\"}}");
        for (Pod pod : orders.pods()) {
          String name = pod.getMetadata().getName();
          await(name + " takes the new password")
              .atMost(Duration.ofMinutes(4))
              .until(() -> answers(orders, name));
        }
        long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        String replica = orders.primary().equals("orders-2") ? "orders-1" : "orders-2";
        Faults.killEngine(orders, replica);
        orders.awaitInSync(Duration.ofMinutes(3));
        Writers.Outcome outcome = writers.stop();
        Report.line("password changed", seconds + " s until all had it; " + outcome.describe());

        assertThat(outcome.lost()).isZero();
        assertThat(orders.field("status", "lastFailover")).isEmpty();
      }
    }
  }

  private static boolean answers(Replication orders, String podName) {
    try (Jedis pod = orders.connectToPod(podName)) {
      return "PONG".equals(pod.ping());
    } catch (JedisException refused) {
      return false;
    }
  }
}
