package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replica of a replica gets the same bytes at the same offsets. */
final class ChainInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{0} - {1} - {2}")
  @MethodSource("dev.baton.engine.interop.Casts#triples")
  void theEndOfTheChainHasTheDataOfItsHead(Peer first, Peer second, Peer third) {
    ServerProcess head = lab.start(first, "head");
    ServerProcess middle = lab.start(second, "middle");
    ServerProcess end = lab.start(third, "end");
    CuttableProxy upper = lab.proxyTo(head);
    CuttableProxy lower = lab.proxyTo(middle);
    Dataset.fill(head, 1);
    middle.follow(upper.port());
    Agreement.await(head, middle);
    end.follow(lower.port());
    Agreement.await(head, end);

    lower.cut();
    Await.until("the end sees its link down", () -> !end.isLinkUp());
    Dataset.mutate(head, 1);
    lower.heal();
    Agreement.await(head, end);

    upper.cut();
    Await.until("the middle sees its link down", () -> !middle.isLinkUp());
    Dataset.mutate(head, 2);
    upper.heal();
    Agreement.await(head, middle);
    Agreement.await(head, end);
    assertThat(head.stat("sync_full")).isEqualTo(1);
    assertThat(middle.stat("sync_full")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} - {1} - {2}")
  @MethodSource("dev.baton.engine.interop.Casts#triples")
  void theEndFollowsWhenTheMiddleIsPromoted(Peer first, Peer second, Peer third) {
    ServerProcess head = lab.start(first, "head");
    ServerProcess middle = lab.start(second, "middle");
    ServerProcess end = lab.start(third, "end");
    middle.follow(head.port());
    Agreement.await(head, middle);
    end.follow(middle.port());
    head.ok("SET", "before", "1");
    Agreement.await(head, end);

    head.kill();
    middle.promote();
    middle.ok("SET", "after", "2");

    Agreement.await(middle, end);
    assertThat(middle.stat("sync_full")).as("full syncs of the middle").isEqualTo(1);
    assertThat(middle.stat("sync_partial_ok")).isEqualTo(1);
  }
}
