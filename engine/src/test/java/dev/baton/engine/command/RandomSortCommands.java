package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random SORT requests and what they need. Left out is what Redis leaves open: the order of a set
 * that is not sorted, and of texts of equal weight where it does not sort stably.
 */
final class RandomSortCommands extends RequestMaker {
  private static final String[] LIMITS = {"0", "1", "2", "-1", "5", "100", "x"};
  private static final String[] GETS = {"#", "w_*", "h_*->f", "h_*->", "w_", "h_*", "none_*", "*"};

  RandomSortCommands(SplittableRandom random) {
    super(random);
    addAll();
  }

  private void addAll() {
    add(() -> List.of("RPUSH", "s_list", element(), element(), element()));
    add(() -> List.of("SADD", "s_set", element(), element(), element()));
    add(() -> List.of("ZADD", "s_zset", score(), element(), score(), element()));
    add(() -> List.of("LTRIM", "s_list", "-12", "-1"));
    add(() -> List.of("DEL", pick("s_list", "s_set", "s_zset", "w_" + element())));
    add(() -> List.of("SET", "w_" + element(), pick(weight(), weight(), "x", "", " 1")));
    add(() -> List.of("HSET", "h_" + element(), "f", weight()));
    add(() -> sort("SORT"));
    add(() -> sort("SORT"));
    add(() -> sort("SORT_RO"));
    add(this::unsorted);
    add(() -> List.of("LRANGE", "s_target", "0", "-1"));
  }

  private List<String> sort(String command) {
    String key = pick("s_list", "s_list", "s_set", "s_zset", "s_none", "w_1");
    List<String> words = new ArrayList<>(List.of(command, key));
    boolean weighsTexts = key.equals("s_list") && random.nextInt(4) == 0;
    if (weighsTexts) {
      words.addAll(List.of("BY", pick("w_*", "h_*->f"), "ALPHA"));
    } else {
      words.addAll(any(List.of("ALPHA"), List.of(), List.of("BY", pick("w_*", "h_*->f"))));
      words.addAll(limit());
    }
    words.addAll(any(List.of("DESC"), List.of("ASC"), List.of()));
    gets(words);
    if (random.nextInt(3) == 0) {
      words.addAll(List.of("STORE", "s_target"));
    }
    return words;
  }

  private List<String> unsorted() {
    List<String> words = new ArrayList<>(List.of("SORT", pick("s_list", "s_zset"), "BY", "nosort"));
    words.addAll(limit());
    words.addAll(any(List.of("DESC"), List.of()));
    gets(words);
    return words;
  }

  private void gets(List<String> words) {
    for (int i = random.nextInt(3); i > 0; i--) {
      words.addAll(List.of("GET", pick(GETS)));
    }
  }

  private List<String> limit() {
    return any(List.of(), List.of(), List.of("LIMIT", pick(LIMITS), pick(LIMITS)));
  }

  private String element() {
    return pick("1", "2", "3", "4", "5", "10", "-3", "2.5", random.nextInt(20) == 0 ? "e" : "7");
  }

  private String weight() {
    return Integer.toString(random.nextInt(100));
  }

  private String score() {
    return Integer.toString(random.nextInt(10));
  }

  @SafeVarargs
  private List<String> any(List<String>... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
