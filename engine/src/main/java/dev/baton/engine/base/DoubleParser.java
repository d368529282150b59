package dev.baton.engine.base;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads floating point numbers in native memory as C's strtod does, in the two ways Redis uses it:
 * decimal and hexadecimal, with or without an exponent, and infinities by name. Plain numbers of up
 * to fifteen digits make no object.
 */
public final class DoubleParser {
  // Whatever is longer is no number that anybody means.
  private static final int TEXT_BYTES_MAX = 4096;
  private static final long MANTISSA_MAX = 1L << 53;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX](?:\\p{XDigit}++\\.?+\\p{XDigit}*+|\\.\\p{XDigit}++)([pP][+-]?\\d++)?");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(?:inity)?");
  private static final Pattern NOT_ZERO = Pattern.compile("^[^eE]*[1-9]");
  private static final Pattern HEXADECIMAL_NOT_ZERO =
      Pattern.compile("^[+-]?0[xX][^pP]*[1-9a-fA-F]");

  private DoubleParser() {}

  /**
   * The number that the whole text stands for; NaN when it stands for none, starts with a space, or
   * is too large, or too close to zero, for the type.
   */
  public static double parse(long text, int length) {
    double plain = parsePlain(text, length);
    return Double.isNaN(plain) ? parseAny(text, 0, length, true) : plain;
  }

  /**
   * The limit of a range: spaces may come first, nothing at all is zero, what is too large is
   * infinite, and the text ends at a zero byte. NaN when it is no number.
   */
  public static double parseLimit(long text, int length) {
    int end = 0;
    while (end < length && Native.getByte(text + end) != 0) {
      end++;
    }
    int start = 0;
    while (start < end && isSpace(Native.getByte(text + start))) {
      start++;
    }
    // Nothing was read, so the rest starts at the first space, and only an empty text is all read.
    if (start == end) {
      return end == 0 ? 0 : Double.NaN;
    }
    double plain = parsePlain(text + start, end - start);
    return Double.isNaN(plain) ? parseAny(text, start, end, false) : plain;
  }

  /** Digits with at most one point, exactly: one division of exact numbers rounds correctly. */
  private static double parsePlain(long text, int length) {
    boolean isNegative = length > 0 && Native.getByte(text) == '-';
    int first = isNegative ? 1 : 0;
    if (length == first || length > first + POWERS.length) {
      return Double.NaN;
    }
    long mantissa = 0;
    int point = -1;
    for (int at = first; at < length; at++) {
      int digit = Native.getByte(text + at) - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (digit == '.' - '0' && point < 0) {
        point = at;
      } else {
        return Double.NaN;
      }
    }
    if (mantissa >= MANTISSA_MAX || (point >= 0 && length == first + 1)) {
      return Double.NaN;
    }
    double value = point < 0 ? mantissa : mantissa / POWERS[length - point - 1];
    return isNegative ? -value : value;
  }

  private static double parseAny(long text, int start, int end, boolean isStrict) {
    if (end - start > TEXT_BYTES_MAX) {
      return Double.NaN;
    }
    byte[] bytes = Native.toBytes(text + start, end - start);
    String number = new String(bytes, StandardCharsets.ISO_8859_1);
    if (INFINITE.matcher(number).matches()) {
      return number.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (DECIMAL.matcher(number).matches()) {
      return inRange(Double.parseDouble(number), NOT_ZERO.matcher(number), isStrict);
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(number);
    if (!hexadecimal.matches()) {
      return Double.NaN;
    }
    // Java, unlike C, wants the exponent.
    double value = Double.parseDouble(hexadecimal.group(1) == null ? number + "p0" : number);
    return inRange(value, HEXADECIMAL_NOT_ZERO.matcher(number), isStrict);
  }

  private static double inRange(double value, Matcher notZero, boolean isStrict) {
    boolean isLost = Double.isInfinite(value) || (value == 0 && notZero.find());
    return isStrict && isLost ? Double.NaN : value;
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
