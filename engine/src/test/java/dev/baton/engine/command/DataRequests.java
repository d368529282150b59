package dev.baton.engine.command;

import java.util.SplittableRandom;

/** Random requests that build, change and drop values of all types, small and large. */
final class DataRequests {
  private static final int KEYS = 40;
  private static final int MEMBERS = 1_500;
  private static final int LARGE_EVERY = 60;
  private static final int BATCH = 400;

  private final SplittableRandom random;
  private long lastId = 1;

  DataRequests(SplittableRandom random) {
    this.random = random;
  }

  String[] next() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> string();
      case 2, 3 -> list();
      case 4, 5 -> set();
      case 6, 7 -> sortedSet();
      case 8, 9 -> hash();
      case 10, 11 -> stream();
      case 12 -> whole();
      default -> expiry();
    };
  }

  private String[] string() {
    String key = key("string");
    return switch (random.nextInt(7)) {
      case 0 -> words("SET", key, number(1_000_000));
      case 1 -> words("SET", key, text(3_000));
      case 2 -> words("APPEND", key, text(400));
      case 3 -> words("SETRANGE", key, number(5_000), text(100));
      case 4 -> words("SETBIT", key, number(60_000), "1");
      case 5 -> words("GET", key);
      default -> words("SET", key, text(60), "PX", "1000000");
    };
  }

  private String[] list() {
    String key = key("list");
    return switch (random.nextInt(10)) {
      case 0, 1 -> batch("RPUSH", key, 1, () -> text(80));
      case 2 -> batch("LPUSH", key, 1, () -> text(80));
      case 3 -> words("LPOP", key, number(20));
      case 4 -> words("LSET", key, number(300), text(600));
      case 5 -> words("LINSERT", key, "BEFORE", "7", text(100));
      case 6 -> words("LTRIM", key, number(30), "-" + number(30));
      case 7 -> words("LRANGE", key, number(200), number(400));
      case 8 -> words("CONFIG", "SET", "list-compress-depth", number(3));
      default -> words("LREM", key, "3", number(9));
    };
  }

  private String[] set() {
    String key = key("set");
    return switch (random.nextInt(6)) {
      case 0, 1 -> batch("SADD", key, 1, this::member);
      case 2 -> batch("SADD", key, 1, () -> number(MEMBERS));
      case 3 -> batch("SREM", key, 1, this::member);
      case 4 -> words("SISMEMBER", key, member());
      default -> words("SUNIONSTORE", key, key("set"), key("set"));
    };
  }

  private String[] sortedSet() {
    String key = key("zset");
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> batch("ZADD", key, 2, () -> number(50), this::member);
      case 3 -> batch("ZREM", key, 1, this::member);
      case 4 -> words("ZRANGE", key, number(100), number(300), "WITHSCORES");
      case 5 -> words("ZREMRANGEBYRANK", key, number(300), number(400));
      default -> words("ZINCRBY", key, number(9), member());
    };
  }

  private String[] hash() {
    String key = key("hash");
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> batch("HSET", key, 2, this::member, () -> text(40));
      case 3 -> words("HSET", key, member(), text(3_000));
      case 4 -> batch("HDEL", key, 1, this::member);
      case 5 -> words("HPEXPIRE", key, number(900_000) + "0", "FIELDS", "1", member());
      case 6 -> words("HPERSIST", key, "FIELDS", "1", member());
      default -> words("HGET", key, member());
    };
  }

  private String[] stream() {
    String key = key("stream");
    return switch (random.nextInt(13)) {
      case 0, 1 -> words("XADD", key, Long.toString(++lastId), "field", text(60), "n", number(9));
      case 2 -> words("XDEL", key, Long.toString(random.nextLong(lastId)));
      case 3 -> words("XTRIM", key, "MAXLEN", number(300));
      case 4 -> words("XRANGE", key, Long.toString(random.nextLong(lastId)), "+", "COUNT", "5");
      case 5 -> words("XGROUP", "CREATE", key, "group" + number(2), "0", "MKSTREAM");
      case 6, 7 -> read(key);
      case 8 -> words("XGROUP", "DELCONSUMER", key, "group" + number(2), "consumer" + number(3));
      case 9 -> words("XCLAIM", key, "group" + number(2), "consumer" + number(3), "0", id());
      case 10 -> words("XGROUP", "SETID", key, "group" + number(2), id());
      case 11 -> words("XACK", key, "group" + number(2), Long.toString(random.nextLong(lastId)));
      default -> words("XPENDING", key, "group" + number(2), "-", "+", "20");
    };
  }

  private String id() {
    return Long.toString(random.nextLong(lastId));
  }

  private String[] read(String key) {
    String consumer = "consumer" + number(3);
    String group = "group" + number(2);
    return words("XREADGROUP", "GROUP", group, consumer, "COUNT", "9", "STREAMS", key, ">");
  }

  private String[] whole() {
    String key = key(type());
    return switch (random.nextInt(12)) {
      case 0, 1 -> words("DEL", key);
      case 2 -> words("UNLINK", key);
      case 3, 4 -> words("RENAME", key, key(type()));
      case 5 -> words("COPY", key, key(type()), "REPLACE");
      case 6 -> words("DUMP", key);
      case 7 -> words("MEMORY", "USAGE", key);
      case 8 -> random.nextInt(9) == 0 ? words("SWAPDB", "0", "1") : words("TYPE", key);
      case 9 -> random.nextInt(30) == 0 ? words("FLUSHDB") : words("DBSIZE");
      case 10 -> words("MOVE", key, "1");
      default -> words("OBJECT", "ENCODING", key);
    };
  }

  private String[] expiry() {
    String key = key(type());
    return random.nextInt(3) == 0
        ? words("PERSIST", key)
        : words("PEXPIRE", key, number(9_000_000) + "000");
  }

  private String type() {
    return switch (random.nextInt(6)) {
      case 0 -> "string";
      case 1 -> "list";
      case 2 -> "set";
      case 3 -> "zset";
      case 4 -> "hash";
      default -> "stream";
    };
  }

  private String key(String type) {
    return type + ":" + random.nextInt(KEYS);
  }

  private String number(int bound) {
    return Integer.toString(random.nextInt(bound) + 1);
  }

  private String member() {
    int number = random.nextInt(MEMBERS);
    return number % 200 == 1 ? "long member " + "x".repeat(300) + number : "member " + number;
  }

  private String text(int lengthMax) {
    return Character.toString('a' + random.nextInt(26)).repeat(random.nextInt(lengthMax) + 1);
  }

  /** A request with one or, now and then, many groups of words behind the key. */
  private String[] batch(String command, String key, int width, Word... word) {
    int groups = random.nextInt(LARGE_EVERY) == 0 ? random.nextInt(1, BATCH) : random.nextInt(1, 4);
    String[] request = new String[2 + groups * width];
    request[0] = command;
    request[1] = key;
    for (int i = 2; i < request.length; i++) {
      request[i] = word[(i - 2) % width].get();
    }
    return request;
  }

  private static String[] words(String... words) {
    return words;
  }

  /** Draws one word. */
  private interface Word {
    String get();
  }
}
