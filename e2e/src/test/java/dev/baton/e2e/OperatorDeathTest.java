package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import dev.baton.e2e.support.Writers;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The operator is killed at random moments of failovers, switchovers and rollouts, in turn. Each
 * ends right all the same: with one promotion for each move, one primary, and nothing lost by what
 * was planned.
 *
 * <p>The seed is printed; {@code BATON_E2E_SEED} plays the same moments again.
 */
final class OperatorDeathTest {
  private static final int ROUNDS = Rounds.wanted(3);
  private static final long SEED =
      Optional.ofNullable(System.getenv("BATON_E2E_SEED"))
          .map(Long::parseLong)
          .orElseGet(System::nanoTime);

  /** Longer than a failover or a switchover takes. */
  private static final int MOMENT_MILLIS_MAX = 1_500;

  /** From the first pod that is deleted to the move of the primary and the last pod. */
  private static final int ROLLOUT_MOMENT_MILLIS_MAX = 25_000;

  private enum Work {
    FAILOVER,
    SWITCHOVER,
    ROLLOUT
  }

  @Test
  void whateverItWasDoingIsFinishedByItsSuccessorWithoutASecondPromotion() {
    Random random = new Random(SEED);
    Rounds rounds = new Rounds();
    try (Replication orders = Replication.named("e2e-operator-death", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      for (int round = 1; round <= ROUNDS; round++) {
        Work work = Work.values()[(round - 1) % Work.values().length];
        int bound = work == Work.ROLLOUT ? ROLLOUT_MOMENT_MILLIS_MAX : MOMENT_MILLIS_MAX;
        play(orders, round, work, random.nextInt(bound), rounds);
      }
    }
    Report.line("operator killed at random moments, seed " + SEED, rounds.describe());
  }

  private static void play(Replication orders, int round, Work work, int moment, Rounds rounds) {
    String what = "operator killed %d ms into a %s".formatted(moment, work);
    long epoch = epoch(orders);
    try (Writers writers = Writers.start(orders, 4, 400)) {
      writers.awaitNextWrite(Duration.ofSeconds(10));
      Set<String> before = uids(orders);
      begin(orders, work, round);
      pause(moment);
      Cluster.restartOperator();
      awaitEnd(orders, work, round, epoch, before);
      Writers.Outcome outcome = writers.stop();
      rounds.add(outcome.longestGapMillis());
      rounds.addLost(work == Work.FAILOVER ? 0 : outcome.lost());
      Report.line(what, outcome.describe());

      assertThat(work == Work.FAILOVER ? 0 : outcome.lost()).as(what).isZero();
      assertThat(outcome.acknowledged()).as(what).isPositive();
    }
    assertThat(epoch(orders)).as("epoch, " + what).isEqualTo(epoch + 1);
    assertThat(primaries(orders)).as("primaries, " + what).containsExactly(orders.primary());
  }

  private static void begin(Replication orders, Work work, int round) {
    switch (work) {
      case FAILOVER -> Faults.killEngine(orders, orders.primary());
      case SWITCHOVER -> orders.annotate("baton.dev/switchover", "any@" + round);
      case ROLLOUT -> orders.annotate("baton.dev/restart", "round-" + round);
    }
  }

  private static void awaitEnd(
      Replication orders, Work work, int round, long epoch, Set<String> before) {
    await(work + " has changed the primary")
        .atMost(Duration.ofMinutes(4))
        .until(() -> epoch(orders) > epoch);
    if (work == Work.SWITCHOVER) {
      assertThat(orders.field("status", "lastHandled", "switchover")).isEqualTo("any@" + round);
    }
    if (work == Work.ROLLOUT) {
      await("every pod is a new one")
          .atMost(Duration.ofMinutes(4))
          .until(
              () -> uids(orders).size() == 3 && uids(orders).stream().noneMatch(before::contains));
    }
    orders.awaitReady(Duration.ofMinutes(2));
    orders.awaitInSync(Duration.ofMinutes(2));
  }

  /** The moment is what is being drawn: there is nothing to wait for. */
  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private static long epoch(Replication orders) {
    return Long.parseLong(orders.field("status", "epoch"));
  }

  private static Set<String> uids(Replication orders) {
    return orders.pods().stream()
        .map(pod -> pod.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  private static Set<String> primaries(Replication orders) {
    return orders.pods().stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getName())
        .filter(pod -> isPrimary(orders, pod))
        .collect(Collectors.toSet());
  }

  private static boolean isPrimary(Replication orders, String pod) {
    try (Jedis connection = orders.connectToPod(pod)) {
      return connection.info("replication").contains("baton_role:primary");
    } catch (JedisException silent) {
      return false;
    }
  }
}
