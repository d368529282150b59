package dev.baton.engine.config;

import dev.baton.engine.base.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line {@code [file.conf] [-] [--directive value ...]}. Options become lines that are
 * read after the file and standard input, so that the last word wins.
 */
public record CommandLine(@Nullable String file, boolean readsStandardInput, String options) {
  /**
   * Reads the arguments as Redis's main() does: a value may look like an option, except that {@code
   * --save} and {@code --sentinel} may stand without a value.
   */
  public static CommandLine parse(List<String> arguments) {
    boolean hasFile = !arguments.isEmpty() && !arguments.get(0).startsWith("-");
    StringBuilder options = new StringBuilder();
    boolean standardInput = false;
    boolean valueSeen = true;
    for (int i = hasFile ? 1 : 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean last = i == arguments.size() - 1;
      if (argument.equals("-") && (i == 0 || last)) {
        standardInput = true;
      } else if (valueSeen && argument.startsWith("--")) {
        options.append(options.isEmpty() ? "" : "\n").append(argument.substring(2)).append(' ');
        boolean bare = argument.strip().indexOf(' ') < 0;
        boolean lonely = last || arguments.get(i + 1).startsWith("--");
        if (bare && lonely && argument.equalsIgnoreCase("--save")) {
          options.append("\"\"");
        }
        valueSeen = !bare || (lonely && mayStandAlone(argument));
      } else {
        options.append(Words.quote(argument)).append(' ');
        valueSeen = true;
      }
    }
    return new CommandLine(hasFile ? arguments.get(0) : null, standardInput, options.toString());
  }

  private static boolean mayStandAlone(String option) {
    return option.equalsIgnoreCase("--save") || option.equalsIgnoreCase("--sentinel");
  }
}
