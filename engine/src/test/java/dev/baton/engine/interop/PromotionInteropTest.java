package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a promotion everyone goes on from the shared history instead of copying the data again. */
final class PromotionInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{1} takes over from {0}, {2} stays a replica")
  @MethodSource("dev.baton.engine.interop.Casts#triples")
  void sisterAndOldPrimaryContinueWithTheSecondHistory(Peer first, Peer second, Peer third) {
    ServerProcess old = lab.start(first, "old primary");
    ServerProcess promoted = lab.start(second, "promoted");
    ServerProcess sister = lab.start(third, "sister");
    Dataset.fill(old, 1);
    promoted.follow(old.port());
    sister.follow(old.port());
    Agreement.await(old, promoted);
    Agreement.await(old, sister);

    promoted.promote();
    Map<String, String> history = promoted.info("replication");
    Dataset.mutate(promoted, 1);
    sister.follow(promoted.port());
    old.follow(promoted.port());

    Agreement.await(promoted, sister);
    Agreement.await(promoted, old);
    assertThat(history).containsEntry("role", "master");
    assertThat(history.get("master_replid2")).isNotEqualTo(history.get("master_replid"));
    assertThat(promoted.stat("sync_partial_ok")).isEqualTo(2);
    assertThat(promoted.stat("sync_full")).isZero();
  }

  @ParameterizedTest(name = "{1} takes over from {0}, {2} stays a replica")
  @MethodSource("dev.baton.engine.interop.Casts#triples")
  void oldPrimaryThatWroteAloneIsCopiedAgain(Peer first, Peer second, Peer third) {
    ServerProcess old = lab.start(first, "old primary");
    ServerProcess promoted = lab.start(second, "promoted");
    ServerProcess sister = lab.start(third, "sister");
    CuttableProxy link = lab.proxyTo(old);
    promoted.follow(link.port());
    sister.follow(link.port());
    old.ok("SET", "shared", "1");
    Agreement.await(old, promoted);
    Agreement.await(old, sister);

    link.cut();
    old.ok("SET", "alone", "must vanish");
    promoted.promote();
    promoted.ok("SET", "after", "2");
    old.follow(promoted.port());
    sister.follow(promoted.port());

    Agreement.await(promoted, old);
    Agreement.await(promoted, sister);
    assertThat(old.call("EXISTS", "alone")).isEqualTo(0L);
    assertThat(promoted.stat("sync_full")).isEqualTo(1);
    assertThat(promoted.stat("sync_partial_ok")).isEqualTo(1);
  }
}
