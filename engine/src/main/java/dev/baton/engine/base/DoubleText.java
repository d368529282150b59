package dev.baton.engine.base;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes floating point numbers as Redis 7.2 does (d2string with fpconv): integers without a point,
 * otherwise the shortest digits that read back as the same number, with an exponent only when it is
 * shorter. {@link DoubleParser} reads them.
 */
public final class DoubleText {
  /** The longest text of a number, in bytes. */
  public static final int LONGEST = 32;

  private static final double INTEGER_MAX = 0x1p62;
  // Numbers of at most so many digits after the point never need an exponent.
  private static final int PLAIN_DIGITS_MAX = 6;
  // Scaling rounds twice, which stays below half a unit up to here.
  private static final double MANTISSA_MAX = 0x1p50;

  private DoubleText() {}

  /** The text of {@code value}; {@code inf}, {@code -inf} and {@code nan} for the special ones. */
  public static String format(double value) {
    if (Math.abs(value) <= INTEGER_MAX && (long) value == value && value != 0) {
      return Long.toString((long) value);
    }
    return formatShortest(value);
  }

  /** The same by fpconv alone, which writes large round integers with an exponent too. */
  public static String formatShortest(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return (value < 0 ? "-" : "") + shortest(Math.abs(value));
  }

  /**
   * Writes the text of {@link #format} to the start of {@code target}, which has {@link #LONGEST}
   * bytes; returns its length. Numbers of few digits make no object.
   */
  public static int write(double value, byte[] target) {
    if (Math.abs(value) <= INTEGER_MAX && (long) value == value && value != 0) {
      return writeDigits((long) value, -1, target);
    }
    if (value != 0 && Math.abs(value) < MANTISSA_MAX) {
      double power = 1;
      for (int digits = 1; digits <= PLAIN_DIGITS_MAX; digits++) {
        power *= 10;
        double scaled = Math.rint(value * power);
        if (Math.abs(scaled) < MANTISSA_MAX && scaled / power == value) {
          return writeDigits((long) scaled, digits, target);
        }
      }
    }
    byte[] text = format(value).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, target, 0, text.length);
    return text.length;
  }

  /**
   * Writes a number with its point before the last {@code fraction} digits, without if negative.
   */
  private static int writeDigits(long number, int fraction, byte[] target) {
    int least = fraction < 0 ? 1 : fraction + 1;
    int count = least;
    long beyond = number;
    for (int i = 0; i < least; i++) {
      beyond /= 10;
    }
    for (; beyond != 0; beyond /= 10) {
      count++;
    }
    int length = count + (fraction < 0 ? 0 : 1) + (number < 0 ? 1 : 0);
    int at = length;
    long rest = number;
    for (int i = 0; i < count; i++) {
      if (i == fraction) {
        target[--at] = '.';
      }
      target[--at] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
    }
    if (number < 0) {
      target[0] = '-';
    }
    return length;
  }

  private static String shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = decimal.unscaledValue().toString();
    int power = -decimal.scale();
    int exponent = power + digits.length() - 1;
    if (power >= 0 && exponent < digits.length() + 7) {
      return digits + "0".repeat(power);
    }
    if (power < 0 && (power > -7 || Math.abs(exponent) < 4)) {
      return withPoint(digits, power);
    }
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  private static String withPoint(String digits, int power) {
    int point = digits.length() + power;
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }
}
