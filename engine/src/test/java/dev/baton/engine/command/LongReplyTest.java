package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A reply that is written part by part tells what was there when its command ran. */
final class LongReplyTest {
  private static final int ROUNDS = 20;
  private static final int ELEMENTS = 500;
  private static final int ELEMENT_BYTES_MAX = 8000;

  /** One server with a client that reads, one that writes, and what both have agreed on. */
  private static final class Scene implements AutoCloseable {
    final Bench bench = new Bench();
    final Session reader = bench.connect();
    final Session writer = bench.connect();
    final Session witness = bench.connect();
    final SplittableRandom random;

    Scene(long seed) {
      random = new SplittableRandom(seed);
    }

    String write(String... request) {
      return bench.call(writer, request);
    }

    /** The whole reply at once, as a transaction has it. */
    String whole(String... request) {
      bench.call(witness, "MULTI");
      bench.call(witness, request);
      return bench.call(witness, "EXEC").substring("*1\r\n".length());
    }

    /** Begins a reply, which must be one that is not written at once. */
    void begin(String... request) {
      begin(reader, request);
    }

    void begin(Session session, String... request) {
      byte[][] words = new byte[request.length][];
      for (int i = 0; i < request.length; i++) {
        words[i] = request[i].getBytes(StandardCharsets.ISO_8859_1);
      }
      assertThat(bench.process(session, words)).isEqualTo(Outcome.BLOCKED);
    }

    boolean goOn() {
      LongReplies replies = bench.processor.longReplies();
      replies.writeSome(1 + random.nextInt(40_000));
      return !replies.isEmpty();
    }

    String text() {
      return "x".repeat(1 + random.nextInt(ELEMENT_BYTES_MAX)) + random.nextInt(1000);
    }

    String index(int bound) {
      return Integer.toString(random.nextInt(2 * bound) - bound);
    }

    @Override
    public void close() {
      bench.close();
    }
  }

  /** Changes a value, or what its key stands for, in some way. */
  @FunctionalInterface
  private interface Change {
    void make(Scene scene);
  }

  private static void fillList(Scene scene) {
    List<String> words = new ArrayList<>(List.of("RPUSH", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      words.add(i % 10 == 0 ? Integer.toString(i) : scene.text());
    }
    scene.write(words.toArray(String[]::new));
  }

  private static void changeList(Scene scene) {
    switch (scene.random.nextInt(9)) {
      case 0 -> scene.write("RPUSH", "key", scene.text());
      case 1 -> scene.write("LPUSH", "key", scene.text());
      case 2 -> scene.write("LPOP", "key", Integer.toString(1 + scene.random.nextInt(5)));
      case 3 -> scene.write("RPOP", "key", Integer.toString(1 + scene.random.nextInt(5)));
      case 4 -> scene.write("LSET", "key", scene.index(ELEMENTS / 2), scene.text());
      case 5 -> scene.write("LINSERT", "key", "BEFORE", scene.random.nextInt(50) + "0", "new");
      case 6 -> scene.write("LREM", "key", scene.index(3), scene.random.nextInt(50) + "0");
      case 7 -> scene.write("LMOVE", "key", "key", "LEFT", "RIGHT");
      default -> scene.write("LTRIM", "key", "1", "-2");
    }
  }

  private static void fillSet(Scene scene) {
    List<String> words = new ArrayList<>(List.of("SADD", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      words.addAll(List.of("member:" + i, scene.text()));
    }
    scene.write(words.toArray(String[]::new));
  }

  private static void changeSet(Scene scene) {
    String member = "member:" + scene.random.nextInt(ELEMENTS);
    switch (scene.random.nextInt(4)) {
      case 0 -> scene.write("SADD", "key", member, scene.text());
      case 1 -> scene.write("SREM", "key", member);
      case 2 -> scene.write("SMOVE", "key", "other", member);
      default -> scene.write("SPOP", "key", "2");
    }
  }

  private static void fillHash(Scene scene) {
    List<String> words = new ArrayList<>(List.of("HSET", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      words.addAll(List.of("field:" + i, scene.text()));
    }
    scene.write(words.toArray(String[]::new));
    for (int i = 0; i < 50; i++) {
      scene.write("HPEXPIRE", "key", Integer.toString(i), "FIELDS", "1", "field:" + i);
    }
    scene.bench.nowMs += 20;
  }

  private static void changeHash(Scene scene) {
    String field = "field:" + scene.random.nextInt(ELEMENTS);
    switch (scene.random.nextInt(6)) {
      case 0 -> scene.write("HSET", "key", field, scene.text());
      case 1 -> scene.write("HDEL", "key", field);
      case 2 -> scene.write("HINCRBY", "key", "number", "1");
      case 3 -> scene.write("HPEXPIRE", "key", "1", "FIELDS", "1", field);
      case 4 -> scene.write("HPERSIST", "key", "FIELDS", "1", field);
      default -> scene.bench.nowMs++;
    }
  }

  private static void fillSortedSet(Scene scene) {
    List<String> words = new ArrayList<>(List.of("ZADD", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      // Some members have the same score, and their texts the order.
      words.addAll(List.of(Integer.toString(scene.random.nextInt(200)), scene.text()));
      words.addAll(List.of(Integer.toString(scene.random.nextInt(200)), "member:" + i));
    }
    scene.write(words.toArray(String[]::new));
  }

  private static void changeSortedSet(Scene scene) {
    String member = "member:" + scene.random.nextInt(ELEMENTS);
    String score = Integer.toString(scene.random.nextInt(220) - 10);
    switch (scene.random.nextInt(7)) {
      case 0 -> scene.write("ZADD", "key", score, member);
      case 1 -> scene.write("ZREM", "key", member);
      case 2 -> scene.write("ZINCRBY", "key", scene.index(100), member);
      case 3 -> scene.write("ZPOPMIN", "key", "3");
      case 4 -> scene.write("ZPOPMAX", "key", "3");
      case 5 -> scene.write("ZREMRANGEBYSCORE", "key", score, score);
      default -> scene.write("ZADD", "key", score, scene.text());
    }
  }

  private static void changeKeys(Scene scene) {
    switch (scene.random.nextInt(14)) {
      case 0 -> scene.write("DEL", "key");
      case 1 -> scene.write("RENAME", "key", "other");
      case 2 -> scene.write("RENAME", "other", "key");
      case 3 -> scene.write("COPY", "key", "other", "REPLACE");
      case 4 -> scene.write("SWAPDB", "0", "1");
      case 5 -> scene.bench.keyspace.replaceWith(scene.bench.keyspace.newSibling());
      case 6 -> scene.write("SET", "key", "text");
      case 7 -> scene.write("PEXPIRE", "key", "1");
      case 8 -> scene.bench.nowMs += 2;
      case 9 -> scene.write("FLUSHALL", "SYNC");
      case 10 -> scene.write("FLUSHALL", "ASYNC");
      default -> scene.bench.keyspace.freeSome(10);
    }
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
      try (Scene scene = new Scene(seed)) {
        fill.make(scene);
        String[] words = request.toArray(String[]::new);
        String expected = scene.whole(words);
        scene.begin(words);
        while (scene.goOn()) {
          for (int i = scene.random.nextInt(4); i > 0; i--) {
            change.make(scene);
          }
          if (scene.random.nextInt(10) == 0) {
            changeKeys(scene);
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
    prove(LongReplyTest::fillList, LongReplyTest::changeList, List.of("LRANGE", "key", "0", "-1"));
  }

  @Test
  void aRangeOfAListIsToldAsItWasWhileTheListChanges() {
    prove(
        LongReplyTest::fillList, LongReplyTest::changeList, List.of("LRANGE", "key", "33", "-44"));
  }

  @Test
  void aSetIsToldAsItWasWhileItChanges() {
    prove(LongReplyTest::fillSet, LongReplyTest::changeSet, List.of("SMEMBERS", "key"), 1);
  }

  @Test
  void aHashIsToldAsItWasWhileItsFieldsChangeAndExpire() {
    prove(LongReplyTest::fillHash, LongReplyTest::changeHash, List.of("HGETALL", "key"), 2);
  }

  @Test
  void theFieldsOfAHashAreToldAsTheyWere() {
    prove(LongReplyTest::fillHash, LongReplyTest::changeHash, List.of("HKEYS", "key"), 1);
    prove(LongReplyTest::fillHash, LongReplyTest::changeHash, List.of("HVALS", "key"), 1);
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
      prove(LongReplyTest::fillSortedSet, LongReplyTest::changeSortedSet, words);
    }
  }

  @Test
  void twoRepliesFromOneListDoNotDisturbEachOther() {
    try (Scene scene = new Scene(1)) {
      fillList(scene);
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
    try (Scene scene = new Scene(1)) {
      fillList(scene);
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
    try (Scene scene = new Scene(1)) {
      fillList(scene);
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
    try (Scene scene = new Scene(1)) {
      fillList(scene);
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
          .isEqualTo(
              ">3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$4\r\ntext\r\n"
                  + ">2\r\n$10\r\ninvalidate\r\n*1\r\n$3\r\nkey\r\n");
    }
  }
}
