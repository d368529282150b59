package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The history saved with the data lets a restarted server go on where it stopped. */
final class RestartInteropTest {
  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void restartedReplicaContinuesFromItsFile(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica =
        lab.start(second, "replica", "--replicaof", "127.0.0.1 " + primary.port());
    Dataset.fill(primary, 1);
    Agreement.await(primary, replica);

    replica.shutdownSaving();
    Dataset.mutate(primary, 1);
    replica.start();

    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isEqualTo(1);
    assertThat(primary.stat("sync_partial_ok")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{1} follows {0}")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void restartedPrimaryKeepsItsHistory(Peer first, Peer second) {
    ServerProcess primary = lab.start(first, "primary");
    ServerProcess replica =
        lab.start(second, "replica", "--replicaof", "127.0.0.1 " + primary.port());
    Dataset.fill(primary, 1);
    Agreement.await(primary, replica);
    String digest = primary.digest();

    primary.shutdownSaving();
    primary.start();

    assertThat(primary.digest()).isEqualTo(digest);
    primary.ok("SET", "after", "the restart");
    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isZero();
    assertThat(primary.stat("sync_partial_ok")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} writes, {1} reads")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void oneReadsTheFileTheOtherSaved(Peer first, Peer second) {
    ServerProcess writer = lab.start(first, "writer");
    Dataset.fill(writer, 5);
    String digest = writer.digest();
    writer.ok("SAVE");

    ServerProcess reader = lab.startWithFileOf(writer, second, "reader");

    assertThat(reader.digest()).isEqualTo(digest);
  }
}
