package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;

/** What fills and changes the large values of {@link LongReplyTest}. */
final class LongReplyChanges {
  private static final int ELEMENTS = 500;

  private LongReplyChanges() {}

  static void fillList(LongReplyScene scene) {
    List<String> words = new ArrayList<>(List.of("RPUSH", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      words.add(i % 10 == 0 ? Integer.toString(i) : scene.text());
    }
    scene.write(words.toArray(String[]::new));
  }

  static void changeList(LongReplyScene scene) {
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

  static void fillSet(LongReplyScene scene) {
    List<String> words = new ArrayList<>(List.of("SADD", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      words.addAll(List.of("member:" + i, scene.text()));
    }
    scene.write(words.toArray(String[]::new));
  }

  static void changeSet(LongReplyScene scene) {
    String member = "member:" + scene.random.nextInt(ELEMENTS);
    switch (scene.random.nextInt(4)) {
      case 0 -> scene.write("SADD", "key", member, scene.text());
      case 1 -> scene.write("SREM", "key", member);
      case 2 -> scene.write("SMOVE", "key", "other", member);
      default -> scene.write("SPOP", "key", "2");
    }
  }

  static void fillHash(LongReplyScene scene) {
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

  static void changeHash(LongReplyScene scene) {
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

  static void fillSortedSet(LongReplyScene scene) {
    List<String> words = new ArrayList<>(List.of("ZADD", "key"));
    for (int i = 0; i < ELEMENTS; i++) {
      // Some members have the same score, and their texts the order.
      words.addAll(List.of(Integer.toString(scene.random.nextInt(200)), scene.text()));
      words.addAll(List.of(Integer.toString(scene.random.nextInt(200)), "member:" + i));
    }
    scene.write(words.toArray(String[]::new));
  }

  static void changeSortedSet(LongReplyScene scene) {
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

  static void changeKeys(LongReplyScene scene) {
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
}
