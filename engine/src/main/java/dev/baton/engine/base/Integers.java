package dev.baton.engine.base;

/**
 * Strict decimal integers: an optional minus, no plus, no leading zero, no space. Only these forms
 * survive a round trip through a number, so only these may be kept as one.
 */
public final class Integers {
  /** The length of {@link Long#MIN_VALUE} in decimal. */
  public static final int LONGEST = 20;

  // The two digits of every number below a hundred, the first one in the lower byte: a division
  // for each pair of digits is half as many as one for each.
  private static final short[] PAIRS = new short[100];

  static {
    for (int i = 0; i < PAIRS.length; i++) {
      PAIRS[i] = (short) ('0' + i / 10 | ('0' + i % 10) << 8);
    }
  }

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

  /** Whether the native text is the canonical decimal form of a 64-bit integer. */
  public static boolean isCanonicalLong(long text, int length) {
    if (length == 0 || length > LONGEST) {
      return false;
    }
    boolean negative = Native.getByte(text) == '-';
    int first = negative ? 1 : 0;
    if (first == length) {
      return false;
    }
    if (Native.getByte(text + first) == '0') {
      return length == 1;
    }
    long value = 0;
    for (int i = first; i < length; i++) {
      int digit = Native.getByte(text + i) - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      value = value * 10 - digit;
    }
    return negative || value != Long.MIN_VALUE;
  }

  /** The number a native text stands for, of which {@link #isCanonicalLong} holds. */
  public static long parse(long text, int length) {
    boolean negative = Native.getByte(text) == '-';
    long value = 0;
    for (int i = negative ? 1 : 0; i < length; i++) {
      value = value * 10 - (Native.getByte(text + i) - '0');
    }
    return negative ? value : -value;
  }

  /** Writes the decimal form, at most 20 bytes, to native memory; returns its length. */
  public static int write(long number, long target) {
    int length = length(number);
    // Downwards, because Long.MIN_VALUE has no positive counterpart.
    long rest = number < 0 ? number : -number;
    long at = target + length;
    while (rest <= -100) {
      long hundreds = rest / 100;
      at -= 2;
      Native.putShortLittleEndian(at, PAIRS[(int) (hundreds * 100 - rest)]);
      rest = hundreds;
    }
    if (rest <= -10) {
      at -= 2;
      Native.putShortLittleEndian(at, PAIRS[(int) -rest]);
    } else {
      Native.putByte(--at, (byte) ('0' - rest));
    }
    if (number < 0) {
      Native.putByte(target, (byte) '-');
    }
    return length;
  }

  /** How many bytes the decimal form takes. */
  public static int length(long number) {
    long rest = number < 0 ? number : -number;
    int length = number < 0 ? 2 : 1;
    while (rest <= -10_000) {
      rest /= 10_000;
      length += 4;
    }
    return length + (rest <= -1000 ? 3 : rest <= -100 ? 2 : rest <= -10 ? 1 : 0);
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
