package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random requests over hashes and sets, and over keys that hold them: mostly sensible, now and then
 * broken. What is drawn at random is only asked for where every draw has the same result.
 */
final class RandomMemberCommands extends RequestMaker {
  private static final String[] TEXTS = {
    "",
    "0",
    "1",
    "-1",
    "12",
    "99",
    "300",
    "70000",
    "-70000",
    "5000000000",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "007",
    "+5",
    " 1",
    "1.5",
    "3.0e3",
    "-0.0",
    "abc",
    "hello world",
    "\0\1\2\377",
    "x".repeat(12),
    "y".repeat(13),
    "z".repeat(64),
    "w".repeat(65),
    "long-".repeat(60),
    "huge".repeat(300)
  };
  private static final String[] AMOUNTS = {
    "1", "-1", "5", "100", "9223372036854775807", "-9223372036854775808", "x", "", "1.5", "0"
  };
  private static final String[] FLOATS = {
    "1", "0.1", "-0.1", "1.5e3", "1e-3", "x", "", "3.14159265358979", "1e17", "-5", "inf", "nan"
  };
  private static final String[] COUNTS = {"0", "100", "1000", "x", "-9223372036854775808", ""};
  private static final String[] PATTERNS = {"*", "1*", "?", "*a*", "[0-9]*", "", "x*"};

  RandomMemberCommands(SplittableRandom random) {
    super(random);
    addHashes();
    addHashReads();
    addSets();
    addCombinations();
    addKeys();
  }

  private void addHashes() {
    for (int weight = 0; weight < 3; weight++) {
      add(() -> List.of("HSET", key(), text(), text()));
      add(() -> many("HSET", 2));
    }
    add(() -> many("HMSET", 2));
    add(() -> List.of("HSETNX", key(), text(), text()));
    add(() -> List.of("HDEL", key(), text()));
    add(() -> many("HDEL", 1));
    add(() -> List.of("HINCRBY", key(), text(), pick(AMOUNTS)));
    add(() -> List.of("HINCRBY", key(), pick("n", "m"), pick(AMOUNTS)));
    add(() -> List.of("HINCRBYFLOAT", key(), text(), pick(FLOATS)));
    add(() -> List.of("HINCRBYFLOAT", key(), pick("n", "f"), pick(FLOATS)));
  }

  private void addHashReads() {
    add(() -> List.of("HGET", key(), text()));
    add(() -> many("HMGET", 1));
    add(() -> List.of("HLEN", key()));
    add(() -> List.of("HSTRLEN", key(), text()));
    add(() -> List.of("HEXISTS", key(), text()));
    add(() -> List.of("HKEYS", key()));
    add(() -> List.of("HVALS", key()));
    add(() -> List.of("HGETALL", key()));
    add(() -> List.of("HRANDFIELD", key(), pick(COUNTS)));
    add(() -> List.of("HRANDFIELD", key(), pick(COUNTS), pick("WITHVALUES", "withvalues", "x")));
    add(() -> List.of("HSCAN", key(), pick("0", "x", ""), "COUNT", pick("1000", "0", "x")));
    add(() -> List.of("HSCAN", key(), "0", "COUNT", "1000", "MATCH", pick(PATTERNS)));
  }

  private void addSets() {
    for (int weight = 0; weight < 3; weight++) {
      add(() -> List.of("SADD", key(), text()));
      add(() -> many("SADD", 1));
      add(() -> List.of("SADD", key(), Integer.toString(random.nextInt(40))));
    }
    add(() -> List.of("SREM", key(), text()));
    add(() -> many("SREM", 1));
    add(() -> List.of("SREM", key(), Integer.toString(random.nextInt(40))));
    add(() -> List.of("SCARD", key()));
    add(() -> List.of("SISMEMBER", key(), text()));
    add(() -> many("SMISMEMBER", 1));
    add(() -> List.of("SMEMBERS", key()));
    add(() -> List.of("SMOVE", key(), key(), text()));
    add(() -> List.of("SPOP", key(), pick(COUNTS)));
    add(() -> List.of("SRANDMEMBER", key(), pick(COUNTS)));
    add(() -> List.of("SSCAN", key(), pick("0", "x", ""), "COUNT", pick("1000", "0", "x")));
    add(() -> List.of("SSCAN", key(), "0", "COUNT", "1000", "MATCH", pick(PATTERNS)));
  }

  private void addCombinations() {
    add(() -> List.of(pick("SINTER", "SUNION", "SDIFF"), key(), key()));
    add(() -> List.of(pick("SINTER", "SUNION", "SDIFF"), key()));
    add(() -> List.of(pick("SINTER", "SUNION", "SDIFF"), key(), key(), key()));
    add(() -> List.of(pick("SINTERSTORE", "SUNIONSTORE", "SDIFFSTORE"), key(), key()));
    add(() -> List.of(pick("SINTERSTORE", "SUNIONSTORE", "SDIFFSTORE"), key(), key(), key()));
    add(() -> List.of("SINTERCARD", "2", key(), key()));
    add(() -> List.of("SINTERCARD", pick("1", "2", "0", "x", "9"), key(), key()));
    add(() -> List.of("SINTERCARD", "2", key(), key(), "LIMIT", pick("1", "0", "5", "-1", "x")));
  }

  private void addKeys() {
    add(() -> List.of("DEL", key()));
    add(() -> List.of("TYPE", key()));
    add(() -> List.of("OBJECT", "ENCODING", key()));
    add(() -> List.of("COPY", key(), key(), "REPLACE"));
    add(() -> List.of("RENAME", key(), key()));
    add(() -> List.of("MOVE", key(), "1"));
    add(() -> List.of("EXPIREAT", key(), pick("32503680000", "1")));
    add(() -> List.of("EXPIRETIME", key()));
    add(() -> List.of("SET", key(), text()));
  }

  /** A command with several members, or pairs of them. */
  private List<String> many(String name, int wordsEach) {
    List<String> words = new ArrayList<>(List.of(name, key()));
    for (int i = wordsEach * (1 + random.nextInt(9)); i > 0; i--) {
      words.add(random.nextInt(3) == 0 ? Integer.toString(random.nextInt(60)) : text());
    }
    return words;
  }

  private String key() {
    return pick("h1", "h2", "h3", "s1", "s2", "s3", "s4");
  }

  private String text() {
    return pick(TEXTS);
  }
}
