package dev.baton.engine.resp;

import dev.baton.engine.base.Native;

/**
 * Looks at complete multibulk requests before the parser does, for the place of their second word,
 * which mostly is a key. It decides nothing: whatever is unusual is left to the parser.
 */
public final class RequestPreview {
  /** Says that a request has no second word. */
  public static final int NO_WORD = -1;

  // A longer request is worth no look: its own work takes longer than one wait for memory.
  private static final int WORDS_MAX = 64;
  private static final int LENGTH_DIGITS_MAX = 9;

  private long wordAddress;
  private int wordLength;
  private long position;

  /** Where the second word of the request last looked at is. */
  public long wordAddress() {
    return wordAddress;
  }

  /** The length of that word, or {@link #NO_WORD}. */
  public int wordLength() {
    return wordLength;
  }

  /**
   * Looks at the request that starts at {@code start}.
   *
   * @return where the next one starts; zero when this one is incomplete or unusual
   */
  public long next(long start, long end) {
    position = start;
    wordLength = NO_WORD;
    long words = header('*', end);
    if (words <= 0 || words > WORDS_MAX) {
      return 0;
    }
    for (int i = 0; i < words; i++) {
      long length = header('$', end);
      if (length < 0 || position + length + 2 > end) {
        return 0;
      }
      if (i == 1) {
        wordAddress = position;
        wordLength = (int) length;
      }
      position += length + 2;
    }
    return position;
  }

  /** Reads a mark and a number and goes behind their line; negative when that fails. */
  private long header(char mark, long end) {
    long at = position;
    if (at + 3 >= end + 1 || Native.getByte(at) != mark) {
      return -1;
    }
    long number = 0;
    long last = Math.min(end, at + 1 + LENGTH_DIGITS_MAX + 1);
    for (at++; at < last; at++) {
      int digit = Native.getByte(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
    }
    if (at + 2 > end || Native.getByte(at) != '\r') {
      return -1;
    }
    position = at + 2;
    return number;
  }
}
