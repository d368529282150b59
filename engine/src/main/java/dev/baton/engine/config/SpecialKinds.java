package dev.baton.engine.config;

import java.util.List;

/** The kinds that serve one directive each. */
final class SpecialKinds {
  private static final int BIND_ADDRESSES_MAX = 16;
  private static final String EVENT_CLASSES = "g$lshzxetdn";
  private static final String ALL_CLASSES = "g$lshzxetd";

  private SpecialKinds() {}

  /** Addresses to listen on; a leading minus allows one to be absent. */
  static Reading bind(List<String> words) {
    if (words.size() > BIND_ADDRESSES_MAX) {
      return Reading.failed("Too many bind addresses specified.");
    }
    return Reading.of(String.join(" ", words).strip());
  }

  /** {@code host port}, or {@code no one}, which is the empty value. */
  static Reading replicaOf(List<String> words) {
    if (words.size() == 1 && words.get(0).isEmpty()) {
      return Reading.of("");
    }
    if (words.size() != 2) {
      return Reading.failed("wrong number of arguments");
    }
    if (words.get(0).equalsIgnoreCase("no") && words.get(1).equalsIgnoreCase("one")) {
      return Reading.of("");
    }
    Reading port = Kinds.number(0, 65535).read(List.of(words.get(1)));
    return port.error() == null
        ? Reading.of(words.get(0) + " " + port.text(), port.number())
        : Reading.failed("Invalid master port");
  }

  /** The classes of keyspace events; {@code A} stands for all classes of data. */
  static Reading events(List<String> words) {
    boolean[] chosen = new boolean[128];
    for (int i = 0; i < words.get(0).length(); i++) {
      char letter = words.get(0).charAt(i);
      if ((EVENT_CLASSES + "AKEm").indexOf(letter) < 0) {
        return Reading.failed("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.");
      }
      chosen[letter] = true;
    }
    StringBuilder text = new StringBuilder();
    if (chosen['A'] || hasAll(chosen)) {
      text.append('A');
      append(text, chosen, "n");
    } else {
      append(text, chosen, EVENT_CLASSES);
    }
    append(text, chosen, "KEm");
    return Reading.of(text.toString());
  }

  /** Percentiles between 0 and 100, as many as wanted. */
  static Reading percentiles(List<String> words) {
    for (String word : words) {
      if (!word.isEmpty() && !isPercentile(word)) {
        return Reading.failed("Invalid latency-tracking-info-percentiles parameters");
      }
    }
    return Reading.of(String.join(" ", words));
  }

  /** Three numbers from -2000 to 2000, rising. */
  static Reading oomScores(List<String> words) {
    if (words.size() != 3) {
      return Reading.failed("wrong number of arguments");
    }
    Kind score = Kinds.number(-2000, 2000);
    long before = -2000;
    for (String word : words) {
      Reading reading = score.read(List.of(word));
      if (reading.error() != null || reading.number() < before) {
        return Reading.failed(
            "Invalid oom-score-adj-values, elements must be between -2000 and" + " 2000.");
      }
      before = reading.number();
    }
    return Reading.of(String.join(" ", words));
  }

  private static boolean hasAll(boolean[] chosen) {
    for (int i = 0; i < ALL_CLASSES.length(); i++) {
      if (!chosen[ALL_CLASSES.charAt(i)]) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder text, boolean[] chosen, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      if (chosen[letters.charAt(i)]) {
        text.append(letters.charAt(i));
      }
    }
  }

  private static boolean isPercentile(String word) {
    try {
      double value = Double.parseDouble(word);
      return value >= 0 && value <= 100;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
