package dev.baton.engine.base;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line of a file that people edit into words and quotes words again, as Redis's
 * sdssplitargs and sdscatrepr: double quotes with {@code \n \r \t \b \a \xHH}, single quotes with
 * {@code \'}.
 */
public final class Words {
  private final String line;
  private int at;

  private Words(String line) {
    this.line = line;
  }

  /** The words of {@code line}; null when its quotes do not balance. */
  public static @Nullable List<String> split(String line) {
    return new Words(line).split();
  }

  /** {@code word} in double quotes with everything unprintable escaped. */
  public static String quote(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char character = word.charAt(i);
      switch (character) {
        case '\\', '"' -> quoted.append('\\').append(character);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\b' -> quoted.append("\\b");
        case 7 -> quoted.append("\\a");
        default -> quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }

  private @Nullable List<String> split() {
    List<String> words = new ArrayList<>();
    while (skipSpace()) {
      StringBuilder word = new StringBuilder();
      if (!copyWord(word)) {
        return null;
      }
      words.add(word.toString());
    }
    return words;
  }

  private boolean skipSpace() {
    while (at < line.length() && isSpace(line.charAt(at))) {
      at++;
    }
    return at < line.length();
  }

  private boolean copyWord(StringBuilder word) {
    while (at < line.length() && !isSpace(line.charAt(at))) {
      char character = line.charAt(at++);
      if (character != '"' && character != '\'') {
        word.append(character);
      } else if (!copyQuoted(word, character)) {
        return false;
      }
    }
    return true;
  }

  private boolean copyQuoted(StringBuilder word, char quote) {
    while (at < line.length()) {
      char character = line.charAt(at++);
      if (character == quote) {
        return at == line.length() || isSpace(line.charAt(at));
      }
      if (character == '\\' && at < line.length() && isEscape(quote)) {
        copyEscape(word);
      } else {
        word.append(character);
      }
    }
    return false;
  }

  /** Within single quotes only the single quote itself can be escaped. */
  private boolean isEscape(char quote) {
    return quote == '"' || line.charAt(at) == '\'';
  }

  private void copyEscape(StringBuilder word) {
    char character = line.charAt(at++);
    if (character == 'x' && hex(at) >= 0 && hex(at + 1) >= 0) {
      word.append((char) (hex(at) << 4 | hex(at + 1)));
      at += 2;
      return;
    }
    word.append(
        switch (character) {
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'b' -> '\b';
          case 'a' -> (char) 7;
          default -> character;
        });
  }

  private int hex(int offset) {
    return offset < line.length() ? Character.digit(line.charAt(offset), 16) : -1;
  }

  private static boolean isSpace(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
