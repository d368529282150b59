package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;
import java.util.Locale;

/** The error lines of requests that never reach a command, in Redis's words. */
final class Rejections {
  static final String NO_AUTH = "NOAUTH Authentication required.";
  static final String REPLICA = "ERR Replica can't interact with the keyspace";
  static final String NOT_IN_TRANSACTION = "ERR Command not allowed inside a transaction";
  static final String POISONED = "EXECABORT Transaction discarded because of previous errors.";
  static final String MEMORY =
      "OOM command not allowed when the memory reserved for data is used up.";
  static final String DEBUG =
      "ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you"
          + " can run it from a local connection, otherwise you need to set this option in the"
          + " configuration file, and then restart the server.";

  // Redis quotes this much of a name and of all arguments together.
  private static final int QUOTED_MAX = 128;

  private Rejections() {}

  /**
   * Of the reason's code only the general one is dropped, as in Redis. Whoever is sent elsewhere is
   * told just that.
   */
  static String aborted(String reason) {
    if (reason.startsWith("REDIRECT ")) {
      return reason;
    }
    String text = reason.startsWith("ERR ") ? reason.substring("ERR ".length()) : reason;
    return "EXECABORT Transaction discarded because of: " + text;
  }

  static String unknownCommand(Arguments words) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 1; i < words.count() && quoted.length() < QUOTED_MAX; i++) {
      String text = cut(words.text(i), QUOTED_MAX - quoted.length());
      quoted.append('\'').append(text).append("' ");
    }
    return "ERR unknown command '"
        + cut(words.text(0), QUOTED_MAX)
        + "', with args beginning with: "
        + quoted;
  }

  static String unknownSubcommand(Arguments words) {
    return "ERR unknown subcommand '"
        + cut(words.text(1), QUOTED_MAX)
        + "'. Try "
        + words.text(0).toUpperCase(Locale.ROOT)
        + " HELP.";
  }

  static String unknownSubcommandOrArity(Arguments words) {
    return "ERR unknown subcommand or wrong number of arguments for '"
        + cut(words.text(1), QUOTED_MAX)
        + "'. Try "
        + words.text(0).toUpperCase(Locale.ROOT)
        + " HELP.";
  }

  static String wrongArity(CommandSpec spec) {
    return "ERR wrong number of arguments for '" + spec.fullName() + "' command";
  }

  private static String cut(String text, int length) {
    int end = text.indexOf('\0');
    String line = end < 0 ? text : text.substring(0, end);
    return line.length() <= length ? line : line.substring(0, length);
  }
}
