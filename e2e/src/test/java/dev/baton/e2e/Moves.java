package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Losses;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Rounds;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A resource whose primary is changed under load, once a round, always in the same way. Each change
 * must end with one promotion and one primary, and tell what it has lost.
 */
final class Moves implements AutoCloseable {
  private final String name;
  private final boolean planned;
  private final Replication orders;
  private final Rounds rounds = new Rounds();
  private Change change = Change.NONE;

  /** One that is under way. */
  private record Change(
      String what,
      int round,
      String former,
      boolean wasRestarted,
      long epoch,
      CompletableFuture<Writers> begun) {
    static final Change NONE = new Change("", 0, "", false, 0, new CompletableFuture<>());
  }

  private Moves(String name, boolean planned, String namespace) {
    this.name = name;
    this.planned = planned;
    this.orders = Replication.named(namespace, "orders");
    orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
  }

  /** The primary's process is killed. */
  static Moves failovers(String namespace) {
    return new Moves("failovers", false, namespace);
  }

  /** A person asks for another primary. */
  static Moves switchovers(String namespace) {
    return new Moves("switchovers", true, namespace);
  }

  String name() {
    return name;
  }

  /** Begins to write, and changes the primary after the pause; returns at once. */
  void begin(int round, int momentMillis, Duration pause) {
    String former = orders.primary();
    String what = "round %d, %d ms into one of the %s".formatted(round, momentMillis, name);
    Writers writers = Writers.start(orders, 4, 400);
    change =
        new Change(
            what,
            round,
            former,
            orders.restarts(former) > 0,
            Pods.epoch(orders),
            CompletableFuture.completedFuture(writers)
                .whenCompleteAsync((w, failure) -> begin(round, former), after(pause)));
  }

  private static Executor after(Duration pause) {
    return CompletableFuture.delayedExecutor(
        pause.toMillis(),
        TimeUnit.MILLISECONDS,
        work -> Thread.ofPlatform().daemon().name("move").start(work));
  }

  private void begin(int round, String former) {
    if (planned) {
      orders.annotate("baton.dev/switchover", "any@" + round);
    } else {
      Faults.killEngine(orders, former);
    }
  }

  /** Waits until the change is done and holds it against what must be so. */
  void finish() {
    try (Writers writers = change.begun().join()) {
      awaitEnd();
      Writers.Outcome outcome = writers.stop();
      rounds.add(outcome.longestGapMillis());
      rounds.addLost(outcome.lost());
      String what = change.what();
      Report.line(what, "lost by status %s, ".formatted(Losses.told(orders)) + outcome.describe());

      Losses.assertTold(orders, outcome);
      assertThat(planned ? outcome.lost() : 0).as(what).isZero();
      assertThat(outcome.acknowledged()).as(what).isPositive();
      assertThat(Pods.epoch(orders)).as("epoch, " + what).isEqualTo(change.epoch() + 1);
      assertThat(orders.primary()).as("primary, " + what).isNotEqualTo(change.former());
      assertThat(Pods.primaries(orders)).as("primaries, " + what).containsExactly(orders.primary());
    }
  }

  private void awaitEnd() {
    await(change.what() + ": the primary has changed")
        .atMost(Duration.ofMinutes(2))
        .until(() -> Pods.epoch(orders) > change.epoch());
    if (planned) {
      assertThat(orders.field("status", "lastHandled", "switchover"))
          .isEqualTo("any@" + change.round());
    } else if (change.wasRestarted()) {
      // Its container would be started again after a pause only.
      Faults.deletePod(orders, change.former());
    }
    orders.awaitReady(Duration.ofMinutes(2));
    orders.awaitInSync(Duration.ofMinutes(2));
  }

  /** Median, worst and losses of all rounds. */
  String describe() {
    return rounds.describe();
  }

  @Override
  public void close() {
    orders.close();
  }
}
