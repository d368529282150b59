package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest(name = "aof-use-rdb-preamble {0}")
  @ValueSource(strings = {"no", "yes"})
  void restartedReplicaContinuesFromItsAppendOnlyFile(String preamble) {
    replicaContinues(preamble, ServerProcess::shutdownSaving);
  }

  @ParameterizedTest(name = "aof-use-rdb-preamble {0}")
  @ValueSource(strings = {"no", "yes"})
  void killedReplicaContinuesFromItsAppendOnlyFile(String preamble) {
    replicaContinues(preamble, ServerProcess::kill);
  }

  private void replicaContinues(String preamble, Consumer<ServerProcess> end) {
    ServerProcess primary = lab.start(Peer.ENGINE, "primary");
    ServerProcess replica =
        lab.start(
            Peer.ENGINE,
            "replica",
            "--appendonly",
            "yes",
            "--aof-use-rdb-preamble",
            preamble,
            "--replicaof",
            "127.0.0.1 " + primary.port());
    Dataset.fill(primary, 1);
    Agreement.await(primary, replica);
    rewrite(replica);
    Dataset.mutate(primary, 1);
    Agreement.await(primary, replica);

    end.accept(replica);
    Dataset.mutate(primary, 3);
    replica.start();

    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isEqualTo(1);
    assertThat(primary.stat("sync_partial_ok")).isEqualTo(1);
  }

  @ParameterizedTest(name = "aof-use-rdb-preamble {0}")
  @ValueSource(strings = {"no", "yes"})
  void primaryRestartedFromItsAppendOnlyFileKeepsItsHistory(String preamble) {
    ServerProcess primary =
        lab.start(
            Peer.ENGINE, "primary", "--appendonly", "yes", "--aof-use-rdb-preamble", preamble);
    ServerProcess replica =
        lab.start(Peer.ENGINE, "replica", "--replicaof", "127.0.0.1 " + primary.port());
    Dataset.fill(primary, 1);
    rewrite(primary);
    Dataset.mutate(primary, 1);
    Agreement.await(primary, replica);
    String digest = primary.digest();

    primary.shutdownSaving();
    primary.start();

    assertThat(primary.digest()).isEqualTo(digest);
    Dataset.mutate(primary, 3);
    Agreement.await(primary, replica);
    assertThat(primary.stat("sync_full")).isZero();
    assertThat(primary.stat("sync_partial_ok")).isEqualTo(1);
  }

  /** The file has a base afterwards, and what is written next stands behind it. */
  private static void rewrite(ServerProcess server) {
    server.call("BGREWRITEAOF");
    Await.until(
        "the rewrite is over",
        () -> "0".equals(server.info("persistence").get("aof_rewrite_in_progress")),
        server::log);
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
