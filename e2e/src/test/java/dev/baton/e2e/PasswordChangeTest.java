package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.e2e.support.Cluster;
import dev.baton.e2e.support.Faults;
import dev.baton.e2e.support.Replication;
import dev.baton.e2e.support.Report;
import dev.baton.e2e.support.Writers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The Secret gets another password while clients sign in with either one. Engines are killed in the
 * middle and afterwards: they come back with the passwords that are right by then.
 */
final class PasswordChangeTest {
  private static final String NEW = "another-password";
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Test
  void clientsWithEitherPasswordAreNeverRefusedUntilTheFormerOneIsTakenAway() {
    try (Replication orders = Replication.named("e2e-password", "orders")) {
      orders.apply("instances: 3").awaitReady(Duration.ofMinutes(1));
      String former = orders.password();
      try (Writers old = Writers.startSigningIn(orders, former, 4, 80)) {
        old.awaitNextWrite(Duration.ofSeconds(10));
        patch(orders, "{\"password\":\"%s\",\"previousPassword\":\"%s\"}".formatted(NEW, former));
        long acceptedAfterMillis = awaitAll(orders, NEW, true);
        try (Writers fresh = Writers.startSigningIn(orders, NEW, 4, 80)) {
          fresh.awaitNextWrite(Duration.ofSeconds(10));
          killReplica(orders);
          Writers.Outcome oldOutcome = old.stop();

          patch(orders, "{\"previousPassword\":null}");
          long refusedAfterMillis = awaitAll(orders, former, false);
          awaitUnchanging(orders);
          killReplica(orders);
          Writers.Outcome freshOutcome = fresh.stop();
          Report.line(
              "password changed",
              "all accept the new one after %d ms, refuse the former one %d ms after it was taken"
                      .formatted(acceptedAfterMillis, refusedAfterMillis)
                  + " away; with the former: %s; with the new: %s"
                      .formatted(oldOutcome.describe(), freshOutcome.describe()));

          assertNeverRefused(oldOutcome);
          assertNeverRefused(freshOutcome);
          assertThat(orders.field("status", "lastFailover")).isEmpty();
        }
      }
    }
  }

  private static void assertNeverRefused(Writers.Outcome outcome) {
    assertThat(outcome.acknowledged()).isPositive();
    assertThat(outcome.firstErrors()).isEmpty();
    assertThat(outcome.lost()).isZero();
  }

  private static void patch(Replication orders, String data) {
    Cluster.kubectl(
        "patch",
        "secret",
        "orders-auth",
        "-n",
        orders.namespace(),
        "--type=merge",
        "-p",
        data.contains("null") ? "{\"data\":" + data + "}" : "{\"stringData\":" + data + "}");
  }

  private static long awaitAll(Replication orders, String password, boolean accepted) {
    long startNanos = System.nanoTime();
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      String pod = "orders-" + ordinal;
      await(pod + (accepted ? " accepts" : " refuses") + " the password")
          .atMost(DEADLINE)
          .until(() -> orders.accepts(pod, password) == accepted);
    }
    return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
  }

  private static void awaitUnchanging(Replication orders) {
    await("the change is over")
        .atMost(DEADLINE)
        .until(() -> orders.conditionStatus("PasswordChanging").isEmpty());
  }

  /** A replica that is killed finds its primary again, which asks it for a password. */
  private static void killReplica(Replication orders) {
    String replica = orders.primary().equals("orders-2") ? "orders-1" : "orders-2";
    int before = orders.restarts(replica);
    Faults.killEngine(orders, replica);
    await(replica + " was started again")
        .atMost(DEADLINE)
        .until(() -> orders.restarts(replica) > before);
    orders.awaitInSync(DEADLINE);
  }
}
