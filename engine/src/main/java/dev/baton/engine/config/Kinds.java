package dev.baton.engine.config;

import java.util.List;
import java.util.Locale;

/** The kinds that many directives share; error texts are those of Redis's config.c. */
final class Kinds {
  private static final String[] UNITS = {"", "b", "k", "kb", "m", "mb", "g", "gb"};
  private static final long[] UNIT_BYTES = {
    1, 1, 1000, 1024, 1000_000, 1024 * 1024, 1000_000_000, 1024 * 1024 * 1024
  };

  private Kinds() {}

  static Kind toggle() {
    return words -> {
      String word = words.get(0);
      if (word.equalsIgnoreCase("yes")) {
        return Reading.of("yes", 1);
      }
      return word.equalsIgnoreCase("no")
          ? Reading.of("no", 0)
          : Reading.failed("argument must be 'yes' or 'no'");
    };
  }

  static Kind number(long min, long max) {
    return words -> {
      try {
        return within(Long.parseLong(words.get(0)), min, max);
      } catch (NumberFormatException notANumber) {
        return Reading.failed("argument couldn't be parsed into an integer");
      }
    };
  }

  static Kind memory(long min, long max) {
    return words -> {
      long bytes = bytes(words.get(0));
      return bytes < 0
          ? Reading.failed("argument must be a memory value")
          : within(bytes, min, max);
    };
  }

  /** Bytes, or a percentage of maxmemory, which is kept as a negative number. */
  static Kind memoryOrPercent() {
    return words -> {
      String word = words.get(0);
      if (word.endsWith("%")) {
        long percent = bytes(word.substring(0, word.length() - 1));
        if (percent > 100) {
          return Reading.failed("percentage argument must be less or equal to 100");
        }
        return percent < 0
            ? Reading.failed("argument must be a memory or percent value")
            : Reading.of(percent + "%", -percent);
      }
      long bytes = bytes(word);
      return bytes < 0
          ? Reading.failed("argument must be a memory or percent value")
          : Reading.of(Long.toString(bytes), bytes);
    };
  }

  static Kind octal() {
    return words -> {
      try {
        int mode = Integer.parseInt(words.get(0), 8);
        return mode < 0 || mode > 0777
            ? Reading.failed("argument must be between 0 and 777 inclusive")
            : Reading.of(Integer.toOctalString(mode), mode);
      } catch (NumberFormatException notANumber) {
        return Reading.failed("argument couldn't be parsed as an octal number");
      }
    };
  }

  static Kind choice(String... choices) {
    return words -> {
      for (int i = 0; i < choices.length; i++) {
        if (choices[i].equalsIgnoreCase(words.get(0))) {
          return Reading.of(choices[i], i);
        }
      }
      return Reading.failed(
          "argument(s) must be one of the following: " + String.join(", ", choices));
    };
  }

  /** Several of {@code choices}, in the order given. */
  static Kind choices(String... choices) {
    Kind one = choice(choices);
    return words -> {
      StringBuilder text = new StringBuilder();
      for (String word : words) {
        Reading reading = one.read(List.of(word));
        if (reading.error() != null) {
          return reading;
        }
        text.append(text.isEmpty() ? "" : " ").append(reading.text());
      }
      return Reading.of(text.toString());
    };
  }

  static Kind text() {
    return words -> Reading.of(words.get(0));
  }

  static Kind fileName(String directive) {
    return words ->
        words.get(0).indexOf('/') >= 0
            ? Reading.failed(directive + " can't be a path, just a filename")
            : Reading.of(words.get(0));
  }

  /** The number of bytes of {@code 64mb} and the like; -1 when it is no such thing. */
  static long bytes(String word) {
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    String unit = word.substring(digits).toLowerCase(Locale.ROOT);
    if (digits == 0 || digits > 18) {
      return -1;
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        long product = Long.parseLong(word, 0, digits, 10) * UNIT_BYTES[i];
        return Math.multiplyHigh(Long.parseLong(word, 0, digits, 10), UNIT_BYTES[i]) != 0
            ? -1
            : product;
      }
    }
    return -1;
  }

  private static Reading within(long value, long min, long max) {
    return value < min || value > max
        ? Reading.failed("argument must be between " + min + " and " + max + " inclusive")
        : Reading.of(Long.toString(value), value);
  }
}
