package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random requests over all data commands: mostly sensible, now and then broken. Relative times go
 * to keys of their own, whose time to live is never read, because two clocks never agree.
 */
final class RandomCommands extends RequestMaker {
  private static final String[] VALUES = {
    "",
    "0",
    "1",
    "-1",
    "10",
    "9999",
    "10000",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "007",
    "+5",
    " 1",
    "1 ",
    "1.5",
    "3.0e3",
    "-0.0",
    "1e400",
    "1e5000",
    "abc",
    "hello world",
    "\0\1\2\377",
    "x".repeat(44),
    "x".repeat(45),
    "abcdefghij".repeat(20),
    "nan",
    "inf",
    "0.1",
    "0.30000000000000004",
    "5.0",
    "-7.25",
    "1e-10",
    "123456789012345678.5"
  };
  private static final String[] AMOUNTS = {
    "1", "-1", "5", "100", "9223372036854775807", "-9223372036854775808", "x", "", "1.5", "0"
  };
  private static final String[] FLOATS = {
    "1",
    "0.1",
    "-0.1",
    "1.5e3",
    "1e-3",
    "x",
    "",
    "3.14159265358979",
    "1e17",
    "0.000001",
    "-5",
    "inf"
  };
  private static final String[] OFFSETS = {
    "0", "1", "-1", "3", "-3", "100", "-100", "x", "44", "2"
  };
  private static final String[] FUTURES = {
    "32503680000", "33503680000", "34503680000", "x", "0", "-5", "9223372036854775807"
  };
  private static final String[] RELATIVES = {
    "100000", "200000", "x", "0", "-5", "9223372036854775807", "9223372036854775"
  };
  private static final String[] CONDITIONS = {"NX", "XX", "GT", "LT", "nx", "gt", "QQ"};
  private static final String[] PATTERNS = {
    "*", "a*", "?[0-3]", "[^a]*", "a\\1", "*1", "b[9-0]", "a[", "", "\\", "a?", "[ab][12]"
  };

  RandomCommands(SplittableRandom random) {
    super(random);
    addStrings();
    addNumbers();
    addKeys();
    addExpiries();
    addServer();
    addTransactions();
  }

  private void addStrings() {
    for (int weight = 0; weight < 4; weight++) {
      add(() -> List.of("SET", key(), value()));
    }
    add(() -> withOptions(List.of("SET", key(), value()), "NX", "XX", "GET", "KEEPTTL"));
    add(() -> withOptions(List.of("SET", key(), value()), "EXAT", "PXAT"));
    add(() -> withOptions(List.of("SET", relative(), value()), "EX", "PX", "GET", "NX", "XX"));
    add(() -> List.of("GET", key()));
    add(() -> List.of("GETSET", key(), value()));
    add(() -> List.of("GETDEL", key()));
    add(() -> List.of("GETEX", key()));
    add(() -> withOptions(List.of("GETEX", key()), "PERSIST", "EXAT", "PXAT"));
    add(() -> withOptions(List.of("GETEX", relative()), "EX", "PX", "PERSIST"));
    add(() -> List.of("SETNX", key(), value()));
    add(() -> List.of("SETEX", relative(), pick(RELATIVES), value()));
    add(() -> List.of("PSETEX", relative(), pick(RELATIVES), value()));
    add(() -> List.of("MSET", key(), value(), key(), value()));
    add(() -> List.of("MSETNX", key(), value(), key(), value()));
    add(() -> List.of("MGET", key(), key(), key()));
    add(() -> List.of("APPEND", key(), value()));
    add(() -> List.of("STRLEN", key()));
    add(() -> List.of("SETRANGE", key(), pick(OFFSETS), value()));
    add(() -> List.of("GETRANGE", key(), pick(OFFSETS), pick(OFFSETS)));
    add(() -> List.of("SUBSTR", key(), pick(OFFSETS), pick(OFFSETS)));
    // What takes the product of two lengths gets keys whose texts stay short.
    add(() -> List.of("LCS", brief(), brief()));
    add(() -> List.of("LCS", brief(), brief(), "LEN"));
    add(() ->
        List.of("LCS", brief(), brief(), "IDX", "MINMATCHLEN", pick(OFFSETS), "WITHMATCHLEN"));
    add(() -> List.of("LCS", brief(), brief(), "IDX", pick("LEN", "WITHMATCHLEN", "QQ")));
    add(() -> List.of("SET", brief(), value()));
    add(() -> once(3) ? List.of("DEL", brief()) : List.of("RPUSH", brief(), "x"));
  }

  private void addNumbers() {
    add(() -> List.of("INCR", key()));
    add(() -> List.of("DECR", key()));
    add(() -> List.of("INCRBY", key(), pick(AMOUNTS)));
    add(() -> List.of("DECRBY", key(), pick(AMOUNTS)));
    add(() -> List.of("INCRBYFLOAT", key(), pick(FLOATS)));
    add(() -> List.of("INCRBYFLOAT", key(), pick(FLOATS)));
  }

  private void addKeys() {
    add(() -> List.of("DEL", key()));
    add(() -> List.of("DEL", key(), relative()));
    add(() -> List.of("UNLINK", key(), relative()));
    add(() -> List.of("EXISTS", key(), key()));
    add(() -> List.of("TOUCH", key(), key()));
    add(() -> List.of("TYPE", key()));
    add(() -> List.of("RENAME", key(), key()));
    add(() -> List.of("RENAMENX", key(), key()));
    add(() -> List.of("COPY", key(), key()));
    add(() -> List.of("COPY", key(), key(), "REPLACE"));
    add(() -> List.of("COPY", key(), key(), "DB", pick("0", "1", "2", "16", "x", "-1"), "REPLACE"));
    add(() -> List.of("MOVE", key(), pick("0", "1", "2", "16", "x")));
    add(() -> List.of("OBJECT", "ENCODING", key()));
    add(() -> List.of("OBJECT", "FREQ", key()));
    add(() -> List.of("KEYS", pick(PATTERNS)));
    add(() -> List.of("SCAN", "0", "COUNT", "1000", "MATCH", pick(PATTERNS)));
    add(() -> List.of("SCAN", "0", "COUNT", "1000", "TYPE", pick("string", "STRING", "list")));
    add(() -> List.of("SCAN", pick("x", "-", "1x"), "COUNT", "10"));
    add(() -> List.of("SCAN", "0", "COUNT", pick("0", "x", "-1")));
  }

  private void addExpiries() {
    add(() -> withCondition("EXPIREAT", key(), pick(FUTURES)));
    add(() -> withCondition("PEXPIREAT", key(), pick(FUTURES) + "000"));
    add(() -> withCondition("EXPIRE", relative(), pick(RELATIVES)));
    add(() -> withCondition("PEXPIRE", relative(), pick(RELATIVES)));
    add(() -> List.of("EXPIRETIME", key()));
    add(() -> List.of("PEXPIRETIME", key()));
    add(() -> List.of("TTL", missing()));
    add(() -> List.of("PTTL", missing()));
    add(() -> List.of("PERSIST", pick(key(), relative())));
  }

  private void addServer() {
    add(() -> List.of("DBSIZE"));
    add(() -> List.of("SELECT", pick("0", "1", "2", "0", "0", "16", "x", "99999999999")));
    add(() -> List.of("SWAPDB", pick("0", "1", "x"), pick("0", "2", "16")));
    add(() -> List.of("ECHO", value()));
    add(() -> List.of("PING"));
    add(() -> List.of("PING", value()));
    add(() -> List.of(pick("NOSUCH", "GE", "OBJECT", "CLIENT"), pick("a", "list2", "x y")));
    add(() -> List.of("CLIENT", pick("GETNAME", "SETNAME", "NOSUCH", "REPLY"), pick("a", "b c")));
    add(() -> once(9) ? List.of(pick("FLUSHDB", "FLUSHALL")) : List.of("PING"));
    add(() -> List.of("FLUSHDB", pick("x", "ASYNCX")));
  }

  private void addTransactions() {
    for (int weight = 0; weight < 3; weight++) {
      add(() -> List.of("MULTI"));
    }
    add(() -> List.of("WATCH", key(), pick(key(), relative())));
    add(() -> List.of(random.nextInt(3) == 0 ? "UNWATCH" : "PING"));
    for (int weight = 0; weight < 8; weight++) {
      add(() -> List.of(pick("EXEC", "EXEC", "EXEC", "DISCARD")));
    }
  }

  private List<String> withOptions(List<String> start, String... options) {
    List<String> words = new ArrayList<>(start);
    for (int i = random.nextInt(3); i >= 0; i--) {
      String option = pick(options);
      words.add(option);
      switch (option) {
        case "EXAT" -> words.add(pick(FUTURES));
        case "PXAT" -> words.add(pick(FUTURES) + "000");
        case "EX", "PX" -> words.add(pick(RELATIVES));
        default -> {}
      }
    }
    return words;
  }

  private List<String> withCondition(String... start) {
    List<String> words = new ArrayList<>(List.of(start));
    for (int i = random.nextInt(3); i > 0; i--) {
      words.add(pick(CONDITIONS));
    }
    return words;
  }

  private String key() {
    return "a" + random.nextInt(6);
  }

  private String relative() {
    return "b" + random.nextInt(4);
  }

  private String missing() {
    return "c" + random.nextInt(4);
  }

  private String brief() {
    return "e" + random.nextInt(3);
  }

  private String value() {
    return pick(VALUES);
  }
}
