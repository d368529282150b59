package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.DatasetDigest;
import org.junit.jupiter.api.Test;

/** Keys of the stream are looked up together; what is applied is the same. */
final class StreamAheadTest {
  private static final int ROUNDS = 400;

  @Test
  void longPipelineIsAppliedWhateverStandsBetweenItsCommands() {
    try (World world = new World()) {
      World.Member primary = world.start(7001);
      World.Member replica = world.start(7002, "replicaof", "127.0.0.1 7001");
      world.pass(2000);
      TestClient writer = world.client(primary);

      writer.raw(pipeline());
      world.pass(1000);

      assertThat(writer.read()).doesNotContain("-ERR");
      assertThat(replica.node().history().offset()).isEqualTo(primary.node().history().offset());
      assertThat(replica.node().keyspace().size()).isGreaterThan(ROUNDS / 2);
      assertThat(DatasetDigest.of(replica.node().keyspace()))
          .isEqualTo(DatasetDigest.of(primary.node().keyspace()));
    }
  }

  /** Keys of one length, so that one taken for another would be noticed, in two databases. */
  private static String pipeline() {
    StringBuilder all = new StringBuilder();
    for (int i = 1000; i < 1000 + ROUNDS; i++) {
      add(all, "SET", "k:" + i, "x".repeat(i % 300));
      add(all, "INCR", "n:" + i % 7);
      add(all, "RPUSH", "l:" + i % 5, "e" + i);
      if (i % 3 == 0) {
        add(all, "DEL", "k:" + (i - 1));
      }
      if (i % 11 == 0) {
        add(all, "MULTI");
        add(all, "SET", "k:" + (i - 2), "in a transaction");
        add(all, "INCR", "t:" + i % 7);
        add(all, "EXEC");
      }
      if (i % 17 == 0) {
        add(all, "SELECT", Integer.toString(i % 2));
      }
      if (i % 97 == 0) {
        add(all, "SET", "k:" + (i - 3), "y".repeat(70_000));
      }
    }
    return all.toString();
  }

  private static void add(StringBuilder all, String... words) {
    all.append('*').append(words.length).append("\r\n");
    for (String word : words) {
      all.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
  }
}
