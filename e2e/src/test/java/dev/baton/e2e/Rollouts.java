package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A resource whose pods are replaced under load, one rollout after the other, for as long as a
 * scenario lasts that does harm meanwhile. Each must end with every pod a new one, one change of
 * the primary and nothing lost.
 */
final class Rollouts implements AutoCloseable {
  private static final Duration ONE = Duration.ofMinutes(6);

  private final Replication carts;
  private final Rounds rounds = new Rounds();
  private final CompletableFuture<Void> rolling;
  private volatile boolean stopping;

  private Rollouts(String namespace) {
    carts = Replication.named(namespace, "carts");
    carts.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
    // A thread of its own: the client of the API server needs those that all share.
    rolling =
        CompletableFuture.runAsync(
            this::roll, work -> Thread.ofPlatform().daemon().name("rollouts").start(work));
  }

  /** Begins the first. */
  static Rollouts begin(String namespace) {
    return new Rollouts(namespace);
  }

  /** Fails if one of them has failed. */
  void check() {
    if (rolling.isCompletedExceptionally()) {
      rolling.join();
    }
  }

  /** Waits for the end of the present one and begins no other; what all of them cost. */
  String end() {
    stopping = true;
    try {
      rolling.orTimeout(ONE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException failure) {
      throw new AssertionError("a rollout of " + carts.namespace() + " failed", failure.getCause());
    }
    return rounds.describe();
  }

  @Override
  public void close() {
    stopping = true;
    carts.close();
  }

  private void roll() {
    for (int number = 1; !stopping; number++) {
      rollOnce(number);
    }
  }

  private void rollOnce(int number) {
    String what = "rollout " + number;
    long epoch = Pods.epoch(carts);
    Set<String> before = Pods.uids(carts);
    try (Writers writers = Writers.start(carts, 2, 200)) {
      writers.awaitNextWrite(Duration.ofSeconds(30));
      carts.annotate("baton.dev/restart", "round-" + number);
      await(what + ": every pod is a new one")
          .atMost(ONE)
          .until(() ->
              Pods.uids(carts).size() == 3
                  && Pods.uids(carts).stream().noneMatch(before::contains));
      carts.awaitReady(Duration.ofMinutes(2));
      carts.awaitInSync(Duration.ofMinutes(2));
      Writers.Outcome outcome = writers.stop();
      rounds.add(outcome.longestGapMillis());
      rounds.addLost(outcome.lost());
      Report.line(what + " beside", outcome.describe());

      assertThat(outcome.lost()).as(what).isZero();
      assertThat(outcome.acknowledged()).as(what).isPositive();
    }
    assertThat(Pods.epoch(carts)).as("epoch, " + what).isEqualTo(epoch + 1);
    assertThat(Pods.primaries(carts)).as("primaries, " + what).containsExactly(carts.primary());
  }
}
