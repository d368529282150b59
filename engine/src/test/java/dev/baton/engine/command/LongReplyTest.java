package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reply that is written part by part tells what was there when its command ran. */
final class LongReplyTest {
  private static final int ROUNDS = 20;

  /** Changes a value, or what its key stands for, in some way. */
  @FunctionalInterface
  private interface Change {
    void make(LongReplyScene scene);
  }

  /** Elements of {@code groupSize} values each, sorted: the order is nobody's promise. */
  private static List<String> groups(String reply, int groupSize) {
    String[] values = reply.split("(?=\\$)", -1);
    List<String> groups = new ArrayList<>();
    for (int i = 1; i < values.length; i += groupSize) {
      groups.add(String.join("", List.of(values).subList(i, i + groupSize)));
    }
    groups.sort(null);
    groups.add(values[0]);
    return groups;
  }

  private static void prove(Change fill, Change change, List<String> request) {
    prove(fill, change, request, 0);
  }

  /**
   * The reply must be what it was when it began, whatever happens until it ends.
   *
   * @param groupSize zero where the order matters, otherwise how many values stay together
   */
  private static void prove(Change fill, Change change, List<String> request, int groupSize) {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = Long.getLong("reply.seed", System.nanoTime());
      String again = "again: mvn -pl engine test -Dtest=LongReplyTest -Dreply.seed=" + seed;
      try (LongReplyScene scene = new LongReplyScene(seed)) {
        fill.make(scene);
        String[] words = request.toArray(String[]::new);
        String expected = scene.whole(words);
        scene.begin(words);
        while (scene.goOn()) {
          for (int i = scene.random.nextInt(4); i > 0; i--) {
            change.make(scene);
          }
          if (scene.random.nextInt(10) == 0) {
            LongReplyChanges.changeKeys(scene);
          }
        }
        String seen = scene.bench.reply(scene.reader);
        boolean isSame =
            groupSize == 0
                ? seen.equals(expected)
                : groups(seen, groupSize).equals(groups(expected, groupSize));
        assertThat(isSame).as(again).isTrue();
        scene.write("FLUSHALL");
        scene.bench.keyspace.freeSome(100_000);
        assertThat(scene.bench.keyspace.snapshotBytes()).as(again).isZero();
        assertThat(scene.bench.keyspace.garbageCount()).as(again).isZero();
      }
    }
  }

  @Test
  void aListIsToldAsItWasWhileItChanges() {
    prove(
        LongReplyChanges::fillList,
        LongReplyChanges::changeList,
        List.of("LRANGE", "key", "0", "-1"));
  }

  @Test
  void aRangeOfAListIsToldAsItWasWhileTheListChanges() {
    prove(
        LongReplyChanges::fillList,
        LongReplyChanges::changeList,
        List.of("LRANGE", "key", "33", "-44"));
  }

  @Test
  void aSetIsToldAsItWasWhileItChanges() {
    prove(LongReplyChanges::fillSet, LongReplyChanges::changeSet, List.of("SMEMBERS", "key"), 1);
  }

  @Test
  void aHashIsToldAsItWasWhileItsFieldsChangeAndExpire() {
    prove(LongReplyChanges::fillHash, LongReplyChanges::changeHash, List.of("HGETALL", "key"), 2);
  }

  @Test
  void theFieldsOfAHashAreToldAsTheyWere() {
    prove(LongReplyChanges::fillHash, LongReplyChanges::changeHash, List.of("HKEYS", "key"), 1);
    prove(LongReplyChanges::fillHash, LongReplyChanges::changeHash, List.of("HVALS", "key"), 1);
  }

  @Test
  void aSortedSetIsToldAsItWasAndInItsOrderWhileItChanges() {
    for (String request :
        List.of(
            "ZRANGE key 0 -1 WITHSCORES",
            "ZRANGE key 100 -50",
            "ZREVRANGE key 0 -1",
            "ZREVRANGE key 33 900 WITHSCORES",
            "ZRANGEBYSCORE key 20 180",
            "ZREVRANGEBYSCORE key 190 (10 WITHSCORES LIMIT 5 800")) {
      List<String> words = List.of(request.split(" ", -1));
      prove(LongReplyChanges::fillSortedSet, LongReplyChanges::changeSortedSet, words);
    }
  }

  @Test
  void twoRepliesFromOneListDoNotDisturbEachOther() {
    try (LongReplyScene scene = new LongReplyScene(1)) {
      LongReplyChanges.fillList(scene);
      String before = scene.whole("LRANGE", "key", "0", "-1");
      scene.begin("LRANGE", "key", "0", "-1");
      scene.goOn();
      scene.write("LSET", "key", "-1", "changed");
      String after = scene.whole("LRANGE", "key", "0", "-1");
      Session second = scene.bench.connect();
      scene.begin(second, "LRANGE", "key", "0", "-1");
      while (scene.goOn()) {
        scene.bench.processor.longReplies().rotate();
      }
      assertThat(scene.bench.reply(scene.reader).equals(before)).isTrue();
      assertThat(scene.bench.reply(second).equals(after)).isTrue();
      assertThat(after.equals(before)).isFalse();
    }
  }

  @Test
  void aReplyThatIsGivenUpLeavesNothingBehind() {
    try (LongReplyScene scene = new LongReplyScene(1)) {
      LongReplyChanges.fillList(scene);
      scene.begin("LRANGE", "key", "0", "-1");
      scene.goOn();
      scene.write("DEL", "key");
      Blocked reply = scene.reader.blocked();
      assertThat(reply).isNotNull();
      if (reply != null) {
        reply.cancel();
      }
      assertThat(scene.bench.processor.longReplies().isEmpty()).isTrue();
      scene.bench.keyspace.freeSome(100_000);
      assertThat(scene.bench.keyspace.garbageCount()).isZero();
    }
  }

  @Test
  void whatIsSilencedOrPartOfATransactionIsDoneAtOnce() {
    try (LongReplyScene scene = new LongReplyScene(1)) {
      LongReplyChanges.fillList(scene);
      assertThat(scene.whole("LRANGE", "key", "0", "-1")).hasSizeGreaterThan(1 << 20);
      scene.bench.call(scene.writer, "CLIENT", "REPLY", "SKIP");
      assertThat(scene.bench.call(scene.writer, "LRANGE", "key", "0", "-1")).isEmpty();
      scene.bench.call(scene.writer, "CLIENT", "REPLY", "OFF");
      assertThat(scene.bench.call(scene.writer, "LRANGE", "key", "0", "-1")).isEmpty();
      assertThat(scene.bench.processor.longReplies().isEmpty()).isTrue();
    }
  }

  @Test
  void messagesFollowTheReply() {
    try (LongReplyScene scene = new LongReplyScene(1)) {
      LongReplyChanges.fillList(scene);
      String expected = scene.whole("LRANGE", "key", "0", "-1");
      scene.bench.call(scene.reader, "HELLO", "3");
      scene.bench.call(scene.reader, "SUBSCRIBE", "news");
      scene.bench.call(scene.reader, "CLIENT", "TRACKING", "ON");
      scene.begin("LRANGE", "key", "0", "-1");
      scene.goOn();
      scene.write("PUBLISH", "news", "text");
      scene.write("DEL", "key");
      scene.bench.tracking.endTurn();
      while (scene.goOn()) {
        // The changes have been made.
      }
      String seen = scene.bench.reply(scene.reader);
      assertThat(seen.startsWith(expected)).isTrue();
      assertThat(seen.substring(expected.length()))
          .startsWith(">3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$4\r\ntext\r\n")
          .endsWith(">2\r\n$10\r\ninvalidate\r\n*1\r\n$3\r\nkey\r\n");
    }
  }
}
