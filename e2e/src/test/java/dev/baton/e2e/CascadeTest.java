package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Replicas that feed replicas, one of which dies under load. */
final class CascadeTest {
  private static final int FAN_OUT = 2;

  @Test
  void nobodyFeedsMoreThanTheFanOutAndOrphansFindANewParent() {
    try (Replication orders = Replication.named("e2e-cascade", "orders")) {
      orders
          .apply("instances: 5\ntopology: {fanOut: " + FAN_OUT + "}")
          .awaitReady(Duration.ofMinutes(2));
      awaitTree(orders);
      try (Writers writers = Writers.start(orders, 8, 2000)) {
        writers.awaitNextWrite(Duration.ofSeconds(10));
        String parent = busiestReplica(orders);
        Faults.killEngine(orders, parent);
        await(parent + " feeds nobody any more")
            .atMost(Duration.ofSeconds(30))
            .until(() -> children(orders, parent) == 0);
        orders.awaitInSync(Duration.ofMinutes(2));
        awaitTree(orders);
        String former = orders.primary();
        orders.annotate("baton.dev/switchover", "any@1");
        orders.awaitPrimaryOtherThan(former, Duration.ofSeconds(30));
        orders.awaitInSync(Duration.ofMinutes(1));
        awaitTree(orders);
        Writers.Outcome outcome = writers.stop();
        Report.line("tree of five: a parent killed, the primary moved", outcome.describe());

        assertThat(outcome.lost()).isZero();
      }
    }
  }

  private static void awaitTree(Replication orders) {
    await("nobody feeds more than " + FAN_OUT)
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            orders.pods().stream()
                    .mapToInt(pod -> children(orders, nameOf(pod)))
                    .allMatch(count -> count <= FAN_OUT)
                && orders.pods().stream().mapToInt(pod -> children(orders, nameOf(pod))).sum()
                    == 4);
  }

  private static String busiestReplica(Replication orders) {
    return orders.pods().stream()
        .map(CascadeTest::nameOf)
        .filter(name -> !name.equals(orders.primary()))
        .max(Comparator.comparingInt(name -> children(orders, name)))
        .orElseThrow();
  }

  private static int children(Replication orders, String podName) {
    try (Jedis pod = orders.connectToPod(podName)) {
      return pod.info("replication")
          .lines()
          .filter(line -> line.startsWith("connected_slaves:"))
          .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
          .findFirst()
          .orElseThrow();
    } catch (JedisException away) {
      return 0;
    }
  }

  private static String nameOf(Pod pod) {
    return pod.getMetadata().getName();
  }
}
