package dev.baton.engine.resp;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Splits an inline request into words, with the quoting of Redis's sdssplitargs: double quotes with
 * {@code \n \r \t \b \a \xHH}, single quotes with {@code \'}. A closing quote must be followed by
 * white space or the end. The words live in a native scratch that the next split overwrites.
 */
final class InlineSplitter implements AutoCloseable {
  private @Nullable NativeBuffer scratch;
  private long line;
  private int length;
  private int at;
  private long out;

  /** Splits {@code length} bytes at {@code address}; false when the quotes do not balance. */
  boolean split(long address, int length, Arguments into) {
    line = address;
    this.length = length;
    at = 0;
    out = scratch(length);
    while (skipSpace()) {
      long word = out;
      if (!copyWord()) {
        return false;
      }
      into.add(word, (int) (out - word));
    }
    return true;
  }

  @Override
  public void close() {
    if (scratch != null) {
      scratch.close();
      scratch = null;
    }
  }

  private long scratch(int needed) {
    NativeBuffer memory = scratch;
    if (memory == null || memory.capacityBytes() < needed) {
      close();
      memory = new NativeBuffer(Math.max(256, needed));
      scratch = memory;
    }
    return memory.address();
  }

  private boolean skipSpace() {
    while (at < length && isSpace(peek())) {
      at++;
    }
    return at < length;
  }

  private boolean copyWord() {
    while (at < length && !isSpace(peek())) {
      byte character = next();
      boolean closed =
          switch (character) {
            case '"' -> copyDoubleQuoted();
            case '\'' -> copySingleQuoted();
            default -> {
              put(character);
              yield true;
            }
          };
      if (!closed) {
        return false;
      }
    }
    return true;
  }

  private boolean copyDoubleQuoted() {
    while (at < length) {
      byte character = next();
      if (character == '"') {
        return atWordEnd();
      }
      if (character == '\\' && at < length) {
        copyEscape();
      } else {
        put(character);
      }
    }
    return false;
  }

  private boolean copySingleQuoted() {
    while (at < length) {
      byte character = next();
      if (character == '\'') {
        return atWordEnd();
      }
      if (character == '\\' && at < length && peek() == '\'') {
        put(next());
      } else {
        put(character);
      }
    }
    return false;
  }

  private void copyEscape() {
    byte character = next();
    if (character == 'x' && at + 1 < length && hex(at) >= 0 && hex(at + 1) >= 0) {
      put((byte) (hex(at) << 4 | hex(at + 1)));
      at += 2;
      return;
    }
    put(
        switch (character) {
          case 'n' -> (byte) '\n';
          case 'r' -> (byte) '\r';
          case 't' -> (byte) '\t';
          case 'b' -> (byte) '\b';
          case 'a' -> (byte) 7;
          default -> character;
        });
  }

  private boolean atWordEnd() {
    return at == length || isSpace(peek());
  }

  private int hex(int offset) {
    return Character.digit(Native.getByte(line + offset), 16);
  }

  private byte peek() {
    return Native.getByte(line + at);
  }

  private byte next() {
    return Native.getByte(line + at++);
  }

  private void put(byte character) {
    Native.putByte(out++, character);
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
