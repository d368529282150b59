package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.metrics.SlowLog;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a call as logs and other clients may see them: without passwords. */
final class ShownWords {
  private static final Bytes HIDDEN = Bytes.of("(redacted)");
  private static final List<String> SECRET_DIRECTIVES =
      List.of(
          "requirepass",
          "masterauth",
          "masteruser",
          "primaryauth",
          "primaryuser",
          "tls-key-file-pass",
          "tls-client-key-file-pass");

  private ShownWords() {}

  /** At most the first {@code countMax} words, whole. */
  static List<Bytes> of(CommandSpec spec, Arguments words, int countMax) {
    List<Bytes> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(words.count(), countMax); i++) {
      shown.add(isSecret(spec, words, i) ? HIDDEN : words.bytes(i));
    }
    return shown;
  }

  /** What the slow log keeps of a call: a value of any length costs it a few bytes. */
  static List<Bytes> shortened(CommandSpec spec, Arguments words) {
    List<Bytes> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(words.count(), SlowLog.WORDS_MAX); i++) {
      shown.add(
          isSecret(spec, words, i) ? HIDDEN : SlowLog.shortened(words.address(i), words.length(i)));
    }
    return SlowLog.shorten(shown, words.count());
  }

  private static boolean isSecret(CommandSpec spec, Arguments words, int index) {
    return switch (spec.fullName()) {
      case "auth" -> index > 0;
      case "acl|setuser", "acl|deluser", "acl|getuser" -> index > 1;
      case "hello" ->
          (index > 1 && words.is(index - 1, "auth")) || (index > 2 && words.is(index - 2, "auth"));
      case "migrate" ->
          index > 6
              && (words.is(index - 1, "auth")
                  || words.is(index - 1, "auth2")
                  || (index > 7 && words.is(index - 2, "auth2")));
      case "config|set" ->
          index > 2
              && index % 2 == 1
              && SECRET_DIRECTIVES.contains(words.text(index - 1).toLowerCase(Locale.ROOT));
      default -> false;
    };
  }
}
