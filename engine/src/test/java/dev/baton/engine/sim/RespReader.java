package dev.baton.engine.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects RESP2 bytes and gives whole values, as text: strings as they are, errors with their
 * dash, integers in decimal, arrays as their items in brackets, nulls as {@code (nil)}.
 */
final class RespReader {
  private byte[] bytes = new byte[0];
  private int position;

  /** Adds what has arrived. */
  void add(byte[] more) {
    int left = bytes.length - position;
    byte[] joined = new byte[left + more.length];
    System.arraycopy(bytes, position, joined, 0, left);
    System.arraycopy(more, 0, joined, left, more.length);
    bytes = joined;
    position = 0;
  }

  /** The next whole value; null when more bytes are needed. */
  @Nullable String next() {
    int start = position;
    String value = read();
    if (value == null) {
      position = start;
    }
    return value;
  }

  /** The bytes not yet given out. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, position, bytes.length);
  }

  private @Nullable String read() {
    String line = line();
    if (line == null) {
      return null;
    }
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> rest;
      case '-' -> line;
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IllegalStateException("not RESP2: " + line);
    };
  }

  private @Nullable String bulk(int length) {
    if (length < 0) {
      return "(nil)";
    }
    if (bytes.length - position < length + 2) {
      return null;
    }
    String content = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
    position += length + 2;
    return content;
  }

  private @Nullable String array(int count) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String item = read();
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return count < 0 ? "(nil)" : items.toString();
  }

  private @Nullable String line() {
    for (int i = position; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        String line = new String(bytes, position, i - position, StandardCharsets.ISO_8859_1);
        position = i + 2;
        return line;
      }
    }
    return null;
  }

  /** The bytes of a request. */
  static byte[] request(String... words) {
    StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
