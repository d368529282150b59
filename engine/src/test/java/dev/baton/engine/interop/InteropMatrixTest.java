package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine, Redis and Valkey in every place of a chain, through all that happens to a chain.
 * After every step all servers hold the same data at the same offset of the same history.
 *
 * <pre>
 * primary  ->  middle  ->  end
 * </pre>
 */
final class InteropMatrixTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{0} - {1} - {2}")
  @MethodSource("dev.baton.engine.interop.Casts#chains")
  void fullSyncs(Peer first, Peer second, Peer third) {
    Chain chain = new Chain(first, second, third);
    Dataset.mutate(chain.primary, 1);
    chain.agree();
    assertThat(chain.primary.stat("sync_full")).isEqualTo(1);
    assertThat(chain.middle.stat("sync_full")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} - {1} - {2}")
  @MethodSource("dev.baton.engine.interop.Casts#chains")
  void partialResyncsOfBothLinks(Peer first, Peer second, Peer third) {
    Chain chain = new Chain(first, second, third);
    chain.upper.cut();
    Await.until("the middle sees its link down", () -> !chain.middle.isLinkUp());
    Dataset.mutate(chain.primary, 1);
    chain.upper.heal();
    chain.agree();
    chain.lower.cut();
    Await.until("the end sees its link down", () -> !chain.end.isLinkUp());
    Dataset.mutate(chain.primary, 2);
    chain.lower.heal();
    chain.agree();
    assertThat(chain.primary.stat("sync_partial_ok")).isEqualTo(1);
    assertThat(chain.primary.stat("sync_full")).isEqualTo(1);
    assertThat(chain.middle.stat("sync_full")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} - {1} - {2}")
  @MethodSource("dev.baton.engine.interop.Casts#chains")
  void promotionOfTheMiddle(Peer first, Peer second, Peer third) {
    Chain chain = new Chain(first, second, third);
    chain.middle.promote();
    Dataset.mutate(chain.middle, 1);
    Agreement.await(chain.middle, chain.end);
    chain.primary.follow(chain.middle.port());
    Agreement.await(chain.middle, chain.primary);
    assertThat(chain.middle.stat("sync_full"))
        .as("full syncs of the middle: none but the first of the end")
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} - {1} - {2}")
  @MethodSource("dev.baton.engine.interop.Casts#chains")
  void restartOfTheMiddle(Peer first, Peer second, Peer third) {
    Chain chain = new Chain(first, second, third);
    chain.middle.shutdownSaving();
    Dataset.mutate(chain.primary, 1);
    chain.middle.start();
    chain.agree();
    assertThat(chain.primary.stat("sync_full")).as("full syncs before the restart").isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} writes, {1} reads")
  @MethodSource("dev.baton.engine.interop.Casts#exchanges")
  void files(Peer first, Peer second) {
    skipAbsent(first, second);
    ServerProcess writer = lab.start(first, "writer", "--appendonly", "yes");
    Dataset.fill(writer, 7);
    writer.ok("SAVE");
    String digest = writer.digest();
    writer.kill();

    assertThat(lab.startWithFileOf(writer, second, "reader of the RDB").digest()).isEqualTo(digest);
    ServerProcess reader =
        lab.startWithFolderOf(writer, second, "reader of the AOF", "--appendonly", "yes");
    assertThat(reader.digest()).isEqualTo(digest);
  }

  private static void skipAbsent(Peer... peers) {
    for (Peer each : peers) {
      assumeTrue(each.absence() == null, each::absence);
    }
  }

  private final class Chain {
    private final ServerProcess primary;
    private final ServerProcess middle;
    private final ServerProcess end;
    private final CuttableProxy upper;
    private final CuttableProxy lower;

    Chain(Peer first, Peer second, Peer third) {
      skipAbsent(first, second, third);
      primary = lab.start(first, "primary");
      Dataset.fill(primary, 11);
      upper = lab.proxyTo(primary);
      middle = lab.start(second, "middle", "--replicaof", "127.0.0.1 " + upper.port());
      lower = lab.proxyTo(middle);
      end = lab.start(third, "end", "--replicaof", "127.0.0.1 " + lower.port());
      agree();
    }

    void agree() {
      Agreement.await(primary, middle);
      Agreement.await(primary, end);
    }
  }
}
