package dev.baton.engine.resp;

import dev.baton.engine.base.Native;

/** Reads decimal integers as strictly as Redis's string2ll: no sign but minus, no leading zero. */
public final class DecimalText {
  /** Not a number. No length or count comes near it, so it needs no wrapper. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final int DIGITS_MAX = 19;
  // So many never overflow.
  private static final int SAFE_DIGITS = 18;

  private DecimalText() {}

  /**
   * The number written in {@code length} bytes at {@code address}, or {@link #INVALID} where it is
   * none or does not fit in 64 bits. The smallest of all is told as the next to it.
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
    for (int i = 0; i < digits && i < SAFE_DIGITS; i++) {
      int digit = Native.getByte(first + i) - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      value = value * 10 + digit;
    }
    return digits > SAFE_DIGITS
        ? withLastDigit(value, Native.getByte(first + SAFE_DIGITS) - '0', negative)
        : negative ? -value : value;
  }

  private static long withLastDigit(long value, int digit, boolean negative) {
    long most = negative ? 8 : 7;
    boolean fits = value < Long.MAX_VALUE / 10 || (value == Long.MAX_VALUE / 10 && digit <= most);
    if (digit < 0 || digit > 9 || !fits) {
      return INVALID;
    }
    return negative ? Math.max(-value * 10 - digit, -Long.MAX_VALUE) : value * 10 + digit;
  }
}
