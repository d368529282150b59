package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random requests over all commands on sorted sets: mostly sensible, now and then broken. */
final class RandomSortedSetCommands extends RequestMaker {
  /** Scores that every version of Redis prints alike. */
  private static final String[] PLAIN_SCORES = {
    "0", "1", "-1", "2", "3", "5", "10", "1.5", "-2.25", "0.5", "100", "-7", "1000", "12345",
    "inf", "-inf", "+inf", "1e3", "0x10", "+4", ".5", "3.", "x", "", "nan", "1e400", " 1", "1 "
  };

  /** Those whose digits depend on the version, too. */
  private static final String[] ODD_SCORES = {
    "0.1",
    "3.14",
    "1e17",
    "-1e300",
    "0.30000000000000004",
    "1e-10",
    "123456789012345678.5",
    "-0",
    "4.9e-324",
    "1e-7",
    "2.5e8",
    "1e9",
    "0x1.8p3",
    "infinity",
    "-Infinity",
    "99.99",
    "1"
  };

  private static final String[] LIMITS = {
    "0", "1", "-1", "(1", "(0", "5", "10", "(10", "-inf", "+inf", "(inf", "x", "", "(", "2", "nan",
    " 1", "1.5", "(-2.25", "1000"
  };
  private static final String[] TEXTS = {
    "-", "+", "[a", "(a", "[m1", "(m2", "[m", "(m3", "[", "(", "x", "", "[1", "(7", "[z", "-x"
  };
  private static final String[] RANKS = {
    "0", "1", "-1", "2", "-2", "5", "-5", "100", "-100", "x", "10", "-10", "9223372036854775807"
  };
  private static final String[] COUNTS = {"0", "1", "2", "5", "-1", "100", "x"};

  private final boolean oddScores;

  RandomSortedSetCommands(SplittableRandom random) {
    super(random);
    oddScores = once(8);
    addChanges();
    addReads();
    addRanges();
    addRemovals();
    addCombinations();
    addKeys();
  }

  private void addChanges() {
    for (int weight = 0; weight < 8; weight++) {
      add(() -> pairs(new ArrayList<>(List.of("ZADD", key())), 1 + random.nextInt(4)));
    }
    add(() -> pairs(new ArrayList<>(List.of("ZADD", key())), 12));
    add(() -> pairs(options("ZADD", key()), 1 + random.nextInt(3)));
    add(() -> pairs(options("ZADD", key()), 1));
    add(() -> List.of("ZADD", key(), "INCR", score(), member()));
    add(() -> List.of("ZINCRBY", key(), score(), member()));
    // Equal scores, for the ranges by text.
    add(() -> List.of("ZADD", lexical(), "0", member(), "0", member(), "0", member()));
    add(() -> List.of("ZADD", lexical(), "0", member()));
  }

  private void addReads() {
    add(() -> List.of("ZCARD", any()));
    add(() -> List.of("ZSCORE", any(), member()));
    add(() -> List.of("ZMSCORE", any(), member(), member(), member()));
    add(() -> List.of("ZRANK", any(), member()));
    add(() -> List.of("ZREVRANK", any(), member()));
    add(() -> List.of("ZCOUNT", any(), limit(), limit()));
    add(() -> List.of("ZLEXCOUNT", lexical(), text(), text()));
    add(() -> List.of("ZSCAN", any(), "0", "COUNT", "1000", "MATCH", pick("*", "m*", "[0-9]*")));
    add(() -> List.of("ZSCAN", any(), pick("0", "x"), "COUNT", pick("1000", "0", "x")));
    add(() -> List.of("ZRANDMEMBER", any(), pick("1000", "0", "x", "-9223372036854775808")));
    add(() -> List.of("ZRANDMEMBER", any(), "1000", pick("WITHSCORES", "withscores", "x")));
  }

  private void addRanges() {
    add(() -> List.of("ZRANGE", any(), "0", "-1", "WITHSCORES"));
    add(() -> List.of("ZRANGE", any(), rank(), rank()));
    add(() -> List.of("ZRANGE", any(), rank(), rank(), pick("REV", "WITHSCORES", "rev")));
    add(() -> List.of("ZRANGE", any(), limit(), limit(), "BYSCORE", pick("REV", "WITHSCORES")));
    add(() -> limited("ZRANGE", any(), limit(), limit(), "BYSCORE", pick("REV", "WITHSCORES")));
    add(() -> limited("ZRANGE", lexical(), text(), text(), "BYLEX", pick("REV", "BYLEX", "rev")));
    add(() -> limited("ZRANGE", lexical(), text(), text(), "BYLEX"));
    add(() -> limited("ZRANGE", any(), rank(), rank()));
    add(() -> List.of("ZREVRANGE", any(), rank(), rank(), "WITHSCORES"));
    add(() -> List.of("ZRANGEBYSCORE", any(), limit(), limit(), "WITHSCORES"));
    add(() -> limited("ZRANGEBYSCORE", any(), limit(), limit()));
    add(() -> limited("ZREVRANGEBYSCORE", any(), limit(), limit(), "WITHSCORES"));
    add(() -> limited("ZRANGEBYLEX", lexical(), text(), text()));
    add(() -> limited("ZREVRANGEBYLEX", lexical(), text(), text()));
    add(() -> List.of("ZRANGESTORE", key(), any(), rank(), rank(), pick("REV", "WITHSCORES")));
    add(() -> limited("ZRANGESTORE", key(), any(), limit(), limit(), "BYSCORE"));
    add(() -> limited("ZRANGESTORE", lexical(), lexical(), text(), text(), "BYLEX"));
  }

  private void addRemovals() {
    add(() -> List.of("ZREM", key(), member(), member()));
    add(() -> List.of("ZREM", lexical(), member()));
    add(() -> List.of("ZREMRANGEBYRANK", any(), rank(), rank()));
    add(() -> List.of("ZREMRANGEBYSCORE", any(), limit(), limit()));
    add(() -> List.of("ZREMRANGEBYLEX", lexical(), text(), text()));
    add(() -> List.of(pick("ZPOPMIN", "ZPOPMAX"), any()));
    add(() -> List.of(pick("ZPOPMIN", "ZPOPMAX"), any(), pick(COUNTS)));
    add(() -> List.of("ZMPOP", "2", any(), key(), pick("MIN", "MAX", "x")));
    add(() -> List.of("ZMPOP", pick("1", "0", "x"), key(), "MIN", "COUNT", pick(COUNTS)));
  }

  private void addCombinations() {
    add(() -> List.of(pick("ZUNION", "ZINTER"), "2", any(), any(), "WITHSCORES"));
    add(() -> weighted(pick("ZUNION", "ZINTER"), "2", any(), any()));
    add(() -> weighted(pick("ZUNIONSTORE", "ZINTERSTORE"), key(), "2", any(), any()));
    add(() -> List.of("ZDIFF", "2", any(), any(), pick("WITHSCORES", "WEIGHTS")));
    add(() -> List.of("ZDIFFSTORE", key(), "3", any(), any(), any()));
    add(() -> List.of("ZUNIONSTORE", key(), "1", any()));
    add(() -> List.of("ZINTERCARD", "2", any(), any()));
    add(() -> List.of("ZINTERCARD", "2", any(), any(), "LIMIT", pick(COUNTS)));
    add(() -> List.of(pick("ZUNION", "ZINTERCARD", "ZDIFF"), pick("0", "x", "-1", "9"), any()));
    add(() -> List.of("SADD", "set", member(), member()));
    add(() -> List.of("SREM", "set", member(), member()));
  }

  private void addKeys() {
    add(() -> List.of("DEL", pick(key(), lexical())));
    add(() -> List.of("COPY", any(), key(), "REPLACE"));
    add(() -> List.of("RENAME", any(), key()));
    add(() -> List.of("OBJECT", "ENCODING", any()));
    add(() -> List.of("SET", "string", "x"));
    add(() -> List.of("TYPE", any()));
  }

  private List<String> options(String... start) {
    List<String> words = new ArrayList<>(List.of(start));
    for (int i = random.nextInt(3); i >= 0; i--) {
      words.add(pick("NX", "XX", "GT", "LT", "CH", "INCR", "ch", "gt"));
    }
    return words;
  }

  private List<String> pairs(List<String> words, int count) {
    for (int i = 0; i < count; i++) {
      words.add(score());
      words.add(member());
    }
    return words;
  }

  private List<String> limited(String... start) {
    List<String> words = new ArrayList<>(List.of(start));
    if (random.nextInt(3) > 0) {
      words.addAll(List.of("LIMIT", pick(RANKS), pick(RANKS)));
    }
    return words;
  }

  private List<String> weighted(String... start) {
    List<String> words = new ArrayList<>(List.of(start));
    if (random.nextBoolean()) {
      words.addAll(List.of("WEIGHTS", score(), score()));
    }
    if (random.nextBoolean()) {
      words.addAll(List.of("AGGREGATE", pick("SUM", "MIN", "MAX", "sum", "x")));
    }
    return words;
  }

  private String key() {
    return "z" + random.nextInt(5);
  }

  private String lexical() {
    return "y" + random.nextInt(2);
  }

  private String any() {
    return random.nextInt(30) == 0 ? pick("string", "missing", "set") : key();
  }

  private String member() {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return Integer.toString(random.nextInt(-20, 300));
    }
    return kind == 1 && random.nextInt(20) == 0 ? "x".repeat(65) : "m" + random.nextInt(25);
  }

  private String score() {
    if (once(4)) {
      return pick(oddScores && once(2) ? ODD_SCORES : PLAIN_SCORES);
    }
    return number(12);
  }

  private String limit() {
    return pick(LIMITS);
  }

  private String text() {
    return pick(TEXTS);
  }

  private String rank() {
    return pick(RANKS);
  }
}
