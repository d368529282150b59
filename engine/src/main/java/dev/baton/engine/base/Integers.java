package dev.baton.engine.base;

/**
 * Strict decimal integers: an optional minus, no plus, no leading zero, no space. Only these forms
 * survive a round trip through a number, so only these may be kept as one.
 */
public final class Integers {
  /** The length of {@link Long#MIN_VALUE} in decimal. */
  private static final int LONGEST = 20;

  private Integers() {}

  /** Whether {@code text} is the canonical decimal form of a 64-bit integer. */
  public static boolean isCanonicalLong(byte[] text) {
    if (text.length == 0 || text.length > LONGEST) {
      return false;
    }
    boolean negative = text[0] == '-';
    int first = negative ? 1 : 0;
    if (first == text.length) {
      return false;
    }
    if (text[first] == '0') {
      return text.length == 1;
    }
    return allDigits(text, first) && fits(text, first, negative);
  }

  /**
   * The number {@code text} stands for.
   *
   * @throws BrokenInvariantException unless {@link #isCanonicalLong} holds
   */
  public static long parse(byte[] text) {
    Check.that(isCanonicalLong(text), "the text is a canonical integer");
    boolean negative = text[0] == '-';
    long value = 0;
    for (int i = negative ? 1 : 0; i < text.length; i++) {
      value = value * 10 - (text[i] - '0');
    }
    return negative ? value : -value;
  }

  private static boolean allDigits(byte[] text, int first) {
    for (int i = first; i < text.length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(byte[] text, int first, boolean negative) {
    // Accumulating downwards reaches Long.MIN_VALUE, whose magnitude has no positive counterpart.
    long value = 0;
    for (int i = first; i < text.length; i++) {
      int digit = text[i] - '0';
      if (value < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      value = value * 10 - digit;
    }
    return negative || value != Long.MIN_VALUE;
  }
}
