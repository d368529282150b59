package dev.baton.engine.resp;

import dev.baton.engine.base.Native;

/** Reads decimal integers as strictly as Redis's string2ll: no sign but minus, no leading zero. */
public final class DecimalText {
  /** Not a number. No length or count comes near it, so it needs no wrapper. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final int DIGITS_MAX = 18;

  private DecimalText() {}

  /**
   * The number written in {@code length} bytes at {@code address}, or {@link #INVALID}. Numbers of
   * more than eighteen digits are invalid: lengths and counts of the protocol are far smaller.
   */
  public static long parse(long address, int length) {
    if (length <= 0) {
      return INVALID;
    }
    boolean negative = Native.getByte(address) == '-';
    int digits = negative ? length - 1 : length;
    if (digits <= 0 || digits > DIGITS_MAX) {
      return INVALID;
    }
    long first = address + length - digits;
    if (Native.getByte(first) == '0') {
      return length == 1 ? 0 : INVALID;
    }
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Native.getByte(first + i) - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }
}
