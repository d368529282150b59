package dev.baton.engine.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Random requests of all families on one small set of keys. Each family likes keys of its own, so
 * that values grow; now and then a key is another family's, so that types collide, are overwritten,
 * and results are stored over all of them.
 *
 * <p>Relative times go to keys of their own ({@code b0} and on), whose time to live is never read
 * nor copied, because two clocks never agree. Sorted sets with equal scores, for ranges by text,
 * have theirs ({@code y0} and on), and so have places ({@code g0} and on).
 */
final class RandomRequests {
  private static final Pattern KEY =
      Pattern.compile("a[0-5]|l[0-3]|h[1-3]|s[1-4]|z[0-4]|x[0-2]|p[0-3]|s_target");
  private static final String[] KEYS = {
    "a0",
    "a1",
    "a2",
    "a3",
    "a4",
    "a5",
    "l0",
    "l1",
    "l2",
    "l3",
    "h1",
    "h2",
    "h3",
    "s1",
    "s2",
    "s3",
    "s4",
    "z0",
    "z1",
    "z2",
    "z3",
    "z4",
    "x0",
    "x1",
    "x2",
    "p0",
    "p1",
    "p2",
    "p3",
    "s_target"
  };
  private static final Set<String> TIMELESS =
      Set.of("RENAME", "RENAMENX", "COPY", "MOVE", "EXPIRETIME", "PEXPIRETIME", "TTL", "PTTL");
  private static final String[] EXTRA = {
    "extra", "GET", "NX", "EX", "7", "WITHVALUES", "LIMIT", "WITHSCORES", "COUNT", "JUSTID", "0"
  };

  private final SplittableRandom random;
  private final List<RequestMaker> families;
  private final ArrayDeque<List<String>> waiting = new ArrayDeque<>();
  private boolean inTransaction;

  RandomRequests(long seed) {
    random = new SplittableRandom(seed);
    RequestMaker plain = new RandomCommands(random);
    RequestMaker members = new RandomMemberCommands(random);
    families =
        List.of(
            plain,
            plain,
            members,
            members,
            new RandomListCommands(random),
            new RandomSortedSetCommands(random),
            new RandomStreamCommands(random),
            new RandomBitCommands(random),
            new RandomGeoCommands(random),
            new RandomSortCommands(random),
            new RandomUserCommands(random),
            new RandomPayloadCommands(random));
  }

  /** The settings of the next requests: conversions happen often, at different sizes. */
  List<List<String>> settings() {
    return List.of(
        List.of("HELLO", pick("2", "3")),
        setting("hash-max-listpack-entries", "4", "12", "512", "0"),
        setting("hash-max-listpack-value", "12", "64", "3"),
        setting("set-max-intset-entries", "4", "16", "512", "0"),
        setting("zset-max-listpack-entries", "4", "12", "128", "0"),
        setting("zset-max-listpack-value", "64", "2"),
        setting("list-max-listpack-size", "-2", "3", "12", "128"),
        setting("list-compress-depth", "0", "1", "2"),
        setting("stream-node-max-entries", "100", "3"),
        setting("stream-node-max-bytes", "4096", "200"));
  }

  /** The next request. */
  List<String> next() {
    while (waiting.isEmpty()) {
      List<String> request = make();
      if (Tolerated.mayAsk(request)) {
        waiting.addAll(consumersOf(request));
        if (request.getFirst().toUpperCase(Locale.ROOT).startsWith("SORT")) {
          waiting.add(Tolerated.BEFORE_SORT);
        }
        waiting.add(request);
        if (request.contains("STOREDIST")) {
          waiting.add(List.of("DEL", Tolerated.DISTANCES_KEY));
        }
      }
    }
    return waiting.remove();
  }

  private List<String> make() {
    if (inTransaction && random.nextInt(8) == 0) {
      inTransaction = false;
      return List.of(random.nextInt(6) == 0 ? "DISCARD" : "EXEC");
    }
    List<String> words = families.get(random.nextInt(families.size())).next();
    boolean isForUsers = words.getFirst().equals("ACL");
    inTransaction |= words.getFirst().equals("MULTI");
    collide(words);
    if (random.nextInt(30) == 0 && !isForUsers) {
      words.add(pick(EXTRA));
    }
    if (random.nextInt(40) == 0 && words.size() > 1) {
      words.removeLast();
    }
    if (random.nextInt(5) == 0) {
      words.set(0, words.getFirst().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** Gives some of the keys in a request to another family. */
  private void collide(List<String> words) {
    if (List.of("ACL", "SORT", "SORT_RO").contains(words.getFirst()) && words.size() > 2) {
      return;
    }
    boolean mayHaveTime = !TIMELESS.contains(words.getFirst());
    for (int i = 1; i < words.size(); i++) {
      if (random.nextInt(10) == 0 && KEY.matcher(words.get(i)).matches()) {
        boolean relative = mayHaveTime && random.nextInt(8) == 0;
        words.set(i, relative ? "b" + random.nextInt(4) : pick(KEYS));
      }
    }
  }

  /** Since 7.2 a consumer is also made by a call that finds nothing for it: so make it first. */
  private static List<List<String>> consumersOf(List<String> words) {
    String name = words.getFirst().toUpperCase(Locale.ROOT);
    if (name.endsWith("CLAIM") && words.size() > 3) {
      return List.of(consumer(words.get(1), words.get(2), words.get(3)));
    }
    int first = words.indexOf("STREAMS") + 1;
    if (!name.equals("XREADGROUP") || !words.get(1).equals("GROUP") || first <= 3) {
      return List.of();
    }
    List<List<String>> made = new ArrayList<>();
    for (String key : words.subList(first, (first + words.size()) / 2)) {
      made.add(consumer(key, words.get(2), words.get(3)));
    }
    return made;
  }

  private static List<String> consumer(String key, String group, String name) {
    return List.of("XGROUP", "CREATECONSUMER", key, group, name);
  }

  private List<String> setting(String name, String... values) {
    return List.of("CONFIG", "SET", name, pick(values));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
