package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random requests over the stream commands: mostly sensible, now and then broken. Identifiers are
 * always given, and times lie far apart, because two clocks never agree.
 */
final class RandomStreamCommands extends RequestMaker {
  private static final String[] VALUES = {
    "",
    "0",
    "-1",
    "127",
    "128",
    "4095",
    "-4096",
    "70000",
    "9223372036854775807",
    "v",
    "007",
    "a value",
    "\0\1\377",
    "x".repeat(70),
    "y".repeat(300)
  };
  private static final String[] NUMBERS = {
    "0", "1", "2", "3", "5", "10", "50", "100", "-1", "x", "", "9223372036854775807"
  };
  private static final String[] ODD_IDS = {
    "0",
    "0-0",
    "-",
    "x",
    "",
    "1-",
    "-1",
    "1-x",
    "1-*",
    "18446744073709551615",
    "18446744073709551615-18446744073709551615",
    "18446744073709551616-0",
    "(1-1",
    "(",
    "(-",
    "((1",
    " 1-1",
    "+1-1",
    "01-01",
    "1--1",
    "1--01",
    "9223372036854775808-1",
    "1-1-1",
    "$",
    ">"
  };

  private long newest = 1;

  RandomStreamCommands(SplittableRandom random) {
    super(random);
    addEntries();
    addReads();
    addGroups();
    addPending();
    addOthers();
  }

  private void addEntries() {
    for (int weight = 0; weight < 12; weight++) {
      add(() -> withFields(List.of("XADD", key(), newId())));
    }
    add(() -> withFields(List.of("XADD", key(), id())));
    add(() -> withFields(List.of("XADD", key(), "NOMKSTREAM", newId())));
    for (int weight = 0; weight < 3; weight++) {
      add(() -> withFields(plus(withTrimming(List.of("XADD", key())), newId())));
    }
    add(() -> withTrimming(List.of("XTRIM", key())));
    add(() -> withTrimming(List.of("XTRIM", key())));
    for (int weight = 0; weight < 4; weight++) {
      add(() -> List.of("XDEL", key(), id()));
    }
    add(() -> List.of("XDEL", key(), id(), id(), id()));
    add(() -> List.of("XSETID", key(), freshId()));
    add(() ->
        List.of("XSETID", key(), freshId(), pick("ENTRIESADDED", "entriesadded"), pick(NUMBERS)));
    add(() -> List.of("XSETID", key(), freshId(), "ENTRIESADDED", "200", "MAXDELETEDID", id()));
  }

  private void addReads() {
    add(() -> List.of("XLEN", key()));
    add(() -> List.of(pick("XRANGE", "XREVRANGE"), key(), bound(), bound()));
    add(() -> List.of("XRANGE", key(), bound(), bound(), "COUNT", pick(NUMBERS)));
    add(() -> List.of("XREVRANGE", key(), bound(), bound(), "COUNT", pick(NUMBERS)));
    add(() -> List.of("XRANGE", key(), "-", "+"));
    add(() -> List.of("XREVRANGE", key(), "+", "-"));
    add(() -> List.of("XREAD", "STREAMS", key(), id()));
    add(() -> List.of("XREAD", "COUNT", pick(NUMBERS), "STREAMS", key(), key(), id(), id()));
    add(() -> List.of("XREAD", "STREAMS", key(), key(), pick("$", "0", ">", "x"), id()));
    add(() -> List.of("XREAD", "NOACK", "STREAMS", key(), id()));
    add(() -> List.of("XREAD", "GROUP", group(), consumer(), "STREAMS", key(), id()));
    add(() -> List.of("XREAD", "BLOCK", pick("-1", "x", ""), "STREAMS", key(), "0"));
    add(() -> List.of("XINFO", "STREAM", key()));
    add(() -> List.of("XINFO", "STREAM", key(), "FULL", "COUNT", pick("x", "")));
    add(() -> List.of("XINFO", "GROUPS", key()));
    add(() -> List.of("XINFO", "CONSUMERS", key(), group()));
  }

  private void addGroups() {
    for (int weight = 0; weight < 2; weight++) {
      add(() -> List.of("XGROUP", "CREATE", key(), group(), pick("$", "0", id())));
    }
    add(() -> List.of("XGROUP", "CREATE", key(), group(), pick("$", id()), "MKSTREAM"));
    add(() -> List.of("XGROUP", "CREATE", key(), group(), id(), "ENTRIESREAD", pick(NUMBERS)));
    add(() -> List.of("XGROUP", "SETID", key(), group(), pick("$", "0", "-", id())));
    add(() -> List.of("XGROUP", "SETID", key(), group(), id(), "ENTRIESREAD", pick(NUMBERS)));
    add(() -> List.of("XGROUP", "CREATECONSUMER", key(), group(), consumer()));
    add(() -> List.of("XGROUP", "DELCONSUMER", key(), group(), consumer()));
    add(() -> random.nextInt(4) > 0 ? ping() : List.of("XGROUP", "DESTROY", key(), group()));
    add(() -> List.of("XGROUP", "NOSUCH", key()));
    for (int weight = 0; weight < 8; weight++) {
      add(() -> withStreams(group(), consumer(), ">", pick("COUNT 1", "COUNT 3", "", "NOACK")));
    }
    add(() -> withStreams(group(), consumer(), id(), pick("COUNT 2", "")));
    add(() -> withStreams(group(), consumer(), "0", ""));
    add(() -> withStreams(group(), consumer(), pick(ODD_IDS), ""));
    add(() ->
        List.of(
            "XREADGROUP",
            "GROUP",
            group(),
            consumer(),
            "COUNT",
            "2",
            "STREAMS",
            key(),
            key(),
            pick(">", "0"),
            pick(">", id())));
    add(() -> List.of("XREADGROUP", "COUNT", "1", "NOACK", "NOACK", "STREAMS", key(), ">"));
  }

  private void addPending() {
    for (int weight = 0; weight < 3; weight++) {
      add(() -> List.of("XACK", key(), group(), id()));
    }
    add(() -> List.of("XACK", key(), group(), id(), id(), id(), id()));
    add(() -> List.of("XPENDING", key(), group()));
    add(() -> List.of("XPENDING", key(), group(), bound(), bound(), pick(NUMBERS)));
    add(() -> List.of("XPENDING", key(), group(), "-", "+", "10", consumer()));
    add(() -> List.of("XPENDING", key(), group(), "IDLE", pick("0", "50000", "x"), "-", "+", "9"));
    add(() -> List.of("XPENDING", key(), group(), "IDLE", "50000", "-", "+", "9", consumer()));
    for (int weight = 0; weight < 4; weight++) {
      add(() ->
          withClaimOptions(
              List.of(
                  "XCLAIM",
                  key(),
                  group(),
                  consumer(),
                  pick("0", "50000", "-1", "x"),
                  id(),
                  id())));
    }
    for (int weight = 0; weight < 4; weight++) {
      add(() ->
          withOptions(
              List.of(
                  "XAUTOCLAIM",
                  key(),
                  group(),
                  consumer(),
                  pick("0", "50000", "x"),
                  pick("-", "0", id())),
              "COUNT",
              "JUSTID"));
    }
  }

  private void addOthers() {
    add(() -> random.nextInt(3) == 0 ? List.of("DEL", key()) : ping());
    add(() -> List.of("COPY", key(), key(), "REPLACE"));
    add(() -> List.of("RENAME", key(), key()));
    add(() -> List.of("TYPE", key()));
    add(() -> List.of("OBJECT", "ENCODING", key()));
    add(() -> random.nextInt(10) == 0 ? List.of("SET", key(), "text") : ping());
  }

  private static List<String> ping() {
    return List.of("PING");
  }

  private List<String> withStreams(String group, String consumer, String id, String options) {
    List<String> words = new ArrayList<>(List.of("XREADGROUP", "GROUP", group, consumer));
    if (!options.isEmpty()) {
      words.addAll(List.of(options.split(" ")));
    }
    words.addAll(List.of("STREAMS", key(), id));
    return words;
  }

  private List<String> withFields(List<String> start) {
    List<String> words = new ArrayList<>(start);
    int fields = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 2;
    for (int i = 0; i < fields; i++) {
      words.add(random.nextInt(5) == 0 ? value() : "field" + i);
      words.add(value());
    }
    return words;
  }

  private List<String> withTrimming(List<String> start) {
    List<String> words = new ArrayList<>(start);
    boolean byId = random.nextBoolean();
    words.add(byId ? "MINID" : "MAXLEN");
    String how = pick("~", "=", "");
    if (!how.isEmpty()) {
      words.add(how);
    }
    words.add(byId ? id() : pick("0", "1", "3", "20", "50", "100", "x", "-1"));
    if (how.equals("~") && random.nextBoolean()) {
      words.addAll(List.of("LIMIT", pick(NUMBERS)));
    }
    return words;
  }

  private List<String> withClaimOptions(List<String> start) {
    List<String> words = new ArrayList<>(start);
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(7)) {
        case 0 -> words.add("FORCE");
        case 1 -> words.add("JUSTID");
        case 2 -> words.addAll(List.of("IDLE", pick("0", "100000", "x", "-5")));
        case 3 -> words.addAll(List.of("TIME", pick("1000000000000", "x", "-5")));
        case 4 -> words.addAll(List.of("RETRYCOUNT", pick(NUMBERS)));
        case 5 -> words.addAll(List.of("LASTID", id()));
        default -> words.add("FORCE");
      }
    }
    return words;
  }

  private List<String> withOptions(List<String> start, String counted, String plain) {
    List<String> words = new ArrayList<>(start);
    if (random.nextBoolean()) {
      words.addAll(List.of(counted, pick(NUMBERS)));
    }
    if (random.nextInt(3) == 0) {
      words.add(plain);
    }
    return words;
  }

  private static List<String> plus(List<String> start, String last) {
    List<String> words = new ArrayList<>(start);
    words.add(last);
    return words;
  }

  /** Mostly above all there were. */
  private String newId() {
    newest += random.nextInt(3);
    int sequence = random.nextInt(4);
    return random.nextInt(6) == 0 ? newest + "-*" : newest + "-" + (sequence + 1);
  }

  /** Above all there were: since 7.2 what was deleted last is a limit of XSETID, too. */
  private String freshId() {
    newest += 2;
    return newest + "-5";
  }

  /** Mostly one of the newest. */
  private String id() {
    if (random.nextInt(25) == 0) {
      return pick(ODD_IDS);
    }
    long back = random.nextInt(3) == 0 ? random.nextInt(400) : random.nextInt(40);
    long time = Math.max(0, newest - back);
    return random.nextInt(8) == 0 ? Long.toString(time) : time + "-" + (1 + random.nextInt(4));
  }

  private String bound() {
    return switch (random.nextInt(5)) {
      case 0 -> "-";
      case 1 -> "+";
      case 2 -> "(" + id();
      default -> id();
    };
  }

  private String key() {
    return "x" + random.nextInt(3);
  }

  private String group() {
    return "group" + random.nextInt(3);
  }

  private String consumer() {
    return "consumer" + random.nextInt(3);
  }

  private String value() {
    return pick(VALUES);
  }
}
