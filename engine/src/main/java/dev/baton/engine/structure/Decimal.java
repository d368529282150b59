package dev.baton.engine.structure;

import dev.baton.engine.base.Native;

/**
 * Canonical decimal integers in native memory: an optional minus, no leading zero. Only these are
 * stored as numbers, because only these come back as the very bytes that went in.
 */
final class Decimal {
  /** The length of the longest, {@link Long#MIN_VALUE}. */
  static final int LENGTH_MAX = 20;

  private Decimal() {}

  /** Whether the text is the canonical form of a 64-bit integer. */
  static boolean isCanonical(long text, int length) {
    if (length == 0 || length > LENGTH_MAX) {
      return false;
    }
    boolean isNegative = Native.getByte(text) == '-';
    int first = isNegative ? 1 : 0;
    if (first == length || Native.getByte(text + first) == '0') {
      return length == 1 && !isNegative;
    }
    // Downwards, because Long.MIN_VALUE has no positive counterpart.
    long value = 0;
    for (int at = first; at < length; at++) {
      int digit = Native.getByte(text + at) - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      value = value * 10 - digit;
    }
    return isNegative || value != Long.MIN_VALUE;
  }

  /** The number that a canonical text stands for. */
  static long parse(long text, int length) {
    boolean isNegative = Native.getByte(text) == '-';
    long value = 0;
    for (int at = isNegative ? 1 : 0; at < length; at++) {
      value = value * 10 - (Native.getByte(text + at) - '0');
    }
    return isNegative ? value : -value;
  }

  /** Writes the digits to the end of {@code target}; returns where they start. */
  static int format(long number, byte[] target) {
    int at = target.length;
    long rest = number;
    do {
      target[--at] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
    } while (rest != 0);
    if (number < 0) {
      target[--at] = '-';
    }
    return at;
  }

  /** How many bytes the decimal form takes. */
  static int length(long number) {
    int length = number < 0 ? 2 : 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      length++;
    }
    return length;
  }
}
