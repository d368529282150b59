package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random requests on lists: few keys and few elements, so that they meet often. */
final class RandomListCommands extends RequestMaker {
  private static final String[] KEYS = {"l0", "l1", "l2", "l3", "a0"};
  private static final String[] INDEXES = {
    "0",
    "1",
    "-1",
    "2",
    "-2",
    "5",
    "-7",
    "100",
    "-100",
    "x",
    "9223372036854775807",
    "30",
    "-9223372036854775808"
  };
  private static final String[] COUNTS = {"0", "1", "2", "-1", "-2", "7", "50", "x", ""};
  private static final String[] TIMEOUTS = {"-1", "x", "0.001"};
  private static final String[] ENDS = {"LEFT", "RIGHT", "left", "Right", "LEFT", "UP"};

  private final String large;

  RandomListCommands(SplittableRandom random) {
    super(random);
    this.large = "y".repeat(5000);
    addAll();
  }

  private void addAll() {
    for (int weight = 0; weight < 3; weight++) {
      add(() -> withElements("LPUSH", key()));
      add(() -> withElements("RPUSH", key()));
      add(() -> List.of("LRANGE", key(), "0", "-1"));
    }
    add(() -> withElements("LPUSHX", key()));
    add(() -> withElements("RPUSHX", key()));
    add(() -> List.of(pick("LPOP", "RPOP"), key()));
    add(() -> List.of(pick("LPOP", "RPOP"), key(), pick(COUNTS)));
    add(() -> List.of("LLEN", key()));
    add(() -> List.of("LINDEX", key(), pick(INDEXES)));
    add(() -> List.of("LSET", key(), pick(INDEXES), element()));
    add(() -> List.of("LINSERT", key(), pick("BEFORE", "AFTER", "ON"), element(), element()));
    add(() -> List.of("LRANGE", key(), pick(INDEXES), pick(INDEXES)));
    add(() -> List.of("LREM", key(), pick(COUNTS), element()));
    add(() -> List.of("LTRIM", key(), pick(INDEXES), pick(INDEXES)));
    add(this::positions);
    add(() -> List.of("LMOVE", key(), key(), pick(ENDS), pick(ENDS)));
    add(() -> List.of("RPOPLPUSH", key(), key()));
    add(() -> List.of("LMPOP", pick("1", "2", "x"), key(), key(), pick(ENDS)));
    add(() -> List.of("LMPOP", "1", key(), pick(ENDS), "COUNT", pick(COUNTS)));
    add(() -> List.of(pick("BLPOP", "BRPOP"), key(), key(), pick(TIMEOUTS)));
  }

  private List<String> positions() {
    List<String> words = new ArrayList<>(List.of("LPOS", key(), element()));
    for (int i = random.nextInt(3); i > 0; i--) {
      words.add(pick("RANK", "COUNT", "MAXLEN", "NONE"));
      words.add(pick(COUNTS));
    }
    return words;
  }

  private List<String> withElements(String... start) {
    List<String> words = new ArrayList<>(List.of(start));
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 4); i >= 0; i--) {
      words.add(element());
    }
    return words;
  }

  private String element() {
    return switch (random.nextInt(12)) {
      case 0 -> Long.toString(random.nextLong());
      case 1 -> random.nextInt(10) == 0 ? large : "";
      case 2 -> "z".repeat(random.nextInt(60, 70));
      case 3, 4 -> Integer.toString(random.nextInt(-200, 200));
      default -> "e" + random.nextInt(8);
    };
  }

  private String key() {
    return pick(KEYS);
  }
}
