package dev.baton.engine.command.connection;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Refusal;

/**
 * Checks of the texts clients choose: they appear in CLIENT LIST, whose fields end with a space.
 */
final class ClientText {
  private ClientText() {}

  /** The client's name; refuses one that would break CLIENT LIST. */
  static String name(Bytes text) {
    if (!isPrintable(text)) {
      throw new Refusal("ERR Client names cannot contain spaces, newlines or special characters.");
    }
    return text.toString();
  }

  static boolean isPrintable(Bytes text) {
    for (byte character : text.array()) {
      if (character < '!' || character > '~') {
        return false;
      }
    }
    return true;
  }
}
