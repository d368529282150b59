package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.e2e.support.Cluster;
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

/** The node of the primary loses its network while the primary goes on running. */
final class PartitionPrimaryNodeTest {
  private static final int ROUNDS = Rounds.wanted(1);

  @Test
  void aPartitionedPrimaryIsReplacedAndReturnsAsReplica() {
    try (Replication orders = Replication.named("e2e-partition", "orders")) {
      orders.apply("instances: 3\nfailover: {detectAfter: 3s}").awaitReady(Duration.ofMinutes(1));
      Rounds rounds = new Rounds();
      for (int round = 1; round <= ROUNDS; round++) {
        partitionOnce(orders, rounds);
      }
      Report.line("node of the primary partitioned, until writable", rounds.describe());
    }
  }

  private static void partitionOnce(Replication orders, Rounds rounds) {
    orders.movePrimaryOff(Cluster.operatorNode());
    String primary = orders.primary();
    String node = orders.pod(primary).orElseThrow().getSpec().getNodeName();
    Newcomers newcomers = Newcomers.of(orders);
    try (Writers writers = Writers.start(orders, 4, 400)) {
      writers.awaitNextWrite(Duration.ofSeconds(10));
      long cutNanos = System.nanoTime();
      Faults.partition(node);
      try {
        Duration writable = newcomers.awaitWrite(cutNanos, Duration.ofMinutes(1));
        rounds.add(writable.toMillis());
        writers.awaitNextWrite(Duration.ofMinutes(1));
        orders.awaitPrimaryOtherThan(primary, Duration.ofMinutes(1));
        Report.line(
            "node of the primary partitioned",
            "writable %d ms after the cut (detectAfter 3 s, found silent for %s)"
                .formatted(
                    writable.toMillis(), orders.field("status", "lastFailover", "detectedAfter")));
      } finally {
        Faults.heal(node);
      }
      orders.awaitInSync(Duration.ofMinutes(2));
      Writers.Outcome outcome = writers.stop();
      rounds.addLost(outcome.lost());
      Report.line(
          "node of the primary partitioned and healed",
          Losses.failover(orders) + ", " + outcome.describe());
      Losses.assertTold(orders, outcome);
    }
    try (Jedis returned = orders.connectToPod(primary)) {
      assertThat(returned.info("replication")).contains("role:slave", "master_link_status:up");
    }
  }
}
