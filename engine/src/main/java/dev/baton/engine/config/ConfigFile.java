package dev.baton.engine.config;

import dev.baton.engine.base.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The grammar of redis.conf: one directive a line, {@code #} comments, quoted words. */
public final class ConfigFile {
  /** The directive {@code name} (lower case) with its words, and where it was written. */
  public record Line(int number, String source, String name, List<String> words) {}

  /** What is wrong, with the line it is wrong in. */
  public record Problem(int number, String source, String text) {
    /** The report as Redis prints it to standard error before it exits with 1. */
    public String report() {
      return "\n*** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***\n"
          + "Reading the configuration file, at line "
          + number
          + "\n>>> '"
          + source
          + "'\n"
          + text;
    }
  }

  /** The lines up to the first problem, and that problem if there is one. */
  public record Parsed(List<Line> lines, @Nullable Problem problem) {}

  private ConfigFile() {}

  /** Splits {@code text} into its directives; it does not know which directives exist. */
  public static Parsed parse(String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    int start = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String source = text.substring(start, end).strip();
      start = end + 1;
      number++;
      if (source.isEmpty() || source.charAt(0) == '#') {
        continue;
      }
      List<String> words = Words.split(source);
      if (words == null) {
        String unbalanced = "Unbalanced quotes in configuration line";
        return new Parsed(lines, new Problem(number, source, unbalanced));
      }
      if (!words.isEmpty()) {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        lines.add(new Line(number, source, name, words.subList(1, words.size())));
      }
    }
    return new Parsed(lines, null);
  }
}
