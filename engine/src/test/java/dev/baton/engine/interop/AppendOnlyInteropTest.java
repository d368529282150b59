package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Append only files: what one server wrote, the other loads; what was answered survives a kill. */
final class AppendOnlyInteropTest {
  private static final int KILLS = 3;

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest(name = "{0} writes, {1} reads")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void oneLoadsTheAppendOnlyFileTheOtherWrote(Peer first, Peer second) {
    ServerProcess writer =
        lab.start(first, "writer", "--appendonly", "yes", "--appendfsync", "always");
    Dataset.fill(writer, 3);
    writer.call("BGREWRITEAOF");
    awaitRewrite(writer);
    Dataset.mutate(writer, 1);
    Dataset.mutate(writer, 2);
    String digest = writer.digest();
    writer.kill();

    ServerProcess reader = lab.startWithFolderOf(writer, second, "reader", "--appendonly", "yes");

    assertThat(reader.digest()).isEqualTo(digest);
  }

  @ParameterizedTest(name = "{0} writes, {1} reads")
  @MethodSource("dev.baton.engine.interop.Casts#pairs")
  void oneLoadsTheCommandsAndTimesTheOtherWrote(Peer first, Peer second) {
    ServerProcess writer =
        lab.start(
            first,
            "writer",
            "--appendonly",
            "yes",
            "--aof-use-rdb-preamble",
            "no",
            "--aof-timestamp-enabled",
            "yes");
    Dataset.fill(writer, 5);
    writer.call("BGREWRITEAOF");
    awaitRewrite(writer);
    Dataset.mutate(writer, 3);
    String digest = writer.digest();
    writer.call("DEBUG", "LOADAOF");
    assertThat(writer.digest()).as("what the writer itself reads").isEqualTo(digest);
    writer.kill();

    ServerProcess reader = lab.startWithFolderOf(writer, second, "reader", "--appendonly", "yes");

    assertThat(reader.digest()).isEqualTo(digest);
  }

  private static void awaitRewrite(ServerProcess server) {
    Await.until(
        "the rewrite is over",
        () -> server.info("persistence").getOrDefault("aof_rewrite_in_progress", "1").equals("0"),
        server::log);
  }

  @Test
  void whatWasAnsweredUnderAlwaysSurvivesKills() {
    ServerProcess server =
        lab.start(Peer.ENGINE, "server", "--appendonly", "yes", "--appendfsync", "always");
    for (int round = 0; round < KILLS; round++) {
      int written = 200;
      for (int i = 0; i < written; i++) {
        server.ok("SET", "k:" + round + ":" + i, "v");
        if (i == written / 2) {
          server.call("BGREWRITEAOF");
        }
      }
      server.kill();
      server.start();
      for (int i = 0; i < written; i++) {
        assertThat(server.call("GET", "k:" + round + ":" + i)).isEqualTo("v");
      }
    }
  }
}
