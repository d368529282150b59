package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FAILOVER between the engine and Redis, in both directions. */
final class FailoverInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{0} hands over to {1}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void theSuccessorHasEveryWriteAndTheOldPrimaryFollowsWithoutASnapshot(Peer first, Peer second) {
    ServerProcess old = lab.start(first, "old primary");
    ServerProcess successor = lab.start(second, "successor");
    Dataset.fill(old, 1);
    successor.follow(old.port());
    Agreement.await(old, successor);
    Dataset.mutate(old, 2);
    Await.until(
        "the successor's first acknowledgement has made it online",
        () -> String.valueOf(old.info("replication").get("slave0")).contains("state=online"));

    old.ok("FAILOVER", "TO", "127.0.0.1", Integer.toString(successor.port()), "TIMEOUT", "10000");

    Await.until(
        "the successor is the primary and the old one follows it",
        () ->
            "master".equals(successor.info("replication").get("role"))
                && "up".equals(old.info("replication").get("master_link_status")));
    Dataset.mutate(successor, 3);
    Agreement.await(successor, old);
    assertThat(old.info("replication")).containsEntry("master_failover_state", "no-failover");
    assertThat(successor.stat("sync_partial_ok")).isEqualTo(1);
    assertThat(successor.stat("sync_full")).isZero();
  }
}
