package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cut link costs only the bytes that were missed, as long as the backlog still holds them. */
final class PartialResyncInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void cutLinkIsHealedByAPartialResync(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = lab.start(second, "replica");
    CuttableProxy link = lab.proxyTo(primary);
    Dataset.fill(primary, 1);
    replica.follow(link.port());
    Agreement.await(primary, replica);

    for (int round = 0; round < 3; round++) {
      link.cut();
      Await.until("the replica sees its link down", () -> !replica.isLinkUp());
      Dataset.mutate(primary, round);
      link.heal();
      Agreement.await(primary, replica);
    }

    assertThat(primary.stat("sync_partial_ok")).isEqualTo(3);
    assertThat(primary.stat("sync_full")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void missedBytesBeyondTheBacklogCostAFullSync(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary", "--repl-backlog-size", "16384");
    ServerProcess replica = lab.start(second, "replica");
    CuttableProxy link = lab.proxyTo(primary);
    replica.follow(link.port());
    primary.ok("SET", "before", "the cut");
    Agreement.await(primary, replica);

    link.cut();
    Await.until("the replica sees its link down", () -> !replica.isLinkUp());
    // Redis trims its backlog in whole blocks, so several times the size must be missed.
    for (int i = 0; i < 20; i++) {
      primary.ok("SET", "big:" + i, "x".repeat(20_000));
    }
    link.heal();

    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isEqualTo(2);
    assertThat(primary.stat("sync_partial_ok")).isZero();
  }
}
