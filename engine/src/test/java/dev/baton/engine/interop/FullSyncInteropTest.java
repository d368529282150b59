package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replica gets all of the data once, then the stream that follows. */
final class FullSyncInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void replicaGetsTheDataAndTheStreamThatFollows(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = lab.start(second, "replica");
    Dataset.fill(primary, 1);
    replica.ok("SET", "left-over", "must vanish");

    replica.follow(primary.port());

    Agreement.await(primary, replica);
    assertThat(replica.call("EXISTS", "left-over")).isEqualTo(0L);
    for (int round = 0; round < 8; round++) {
      Dataset.mutate(primary, round);
    }
    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void transferThroughAFileGivesTheSameData(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary", "--repl-diskless-sync", "no");
    ServerProcess replica = lab.start(second, "replica");
    Dataset.fill(primary, 2);

    replica.follow(primary.port());

    Agreement.await(primary, replica);
    Dataset.mutate(primary, 1);
    Agreement.await(primary, replica);
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void flushingThePrimaryEmptiesTheReplica(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = lab.start(second, "replica");
    replica.follow(primary.port());
    Dataset.fill(primary, 3);
    Agreement.await(primary, replica);

    primary.ok("FLUSHALL");

    Agreement.await(primary, replica);
    assertThat(replica.digest()).isEqualTo("0".repeat(40));
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void passwordsAreSentToThePrimary(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    primary.ok("CONFIG", "SET", "requirepass", "secret");
    assertThat(primary.call("AUTH", "secret")).isEqualTo("OK");
    ServerProcess replica =
        lab.start(
            second,
            "replica",
            "--masterauth",
            "secret",
            "--replicaof",
            "127.0.0.1 " + primary.port());
    primary.ok("SET", "k", "v");

    Agreement.await(primary, replica);
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void cutTransferIsTriedAgain(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica = lab.start(second, "replica");
    CuttableProxy link = lab.proxyTo(primary);
    for (int seed = 0; seed < 10; seed++) {
      Dataset.fill(primary, seed);
    }
    link.cutAfter(500_000);

    replica.follow(link.port());

    Await.until("the transfer breaks", link::isCut);
    link.heal();
    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isGreaterThanOrEqualTo(2);
  }
}
