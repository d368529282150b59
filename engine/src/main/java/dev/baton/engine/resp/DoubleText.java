package dev.baton.engine.resp;

import java.math.BigDecimal;

/**
 * Writes floating point numbers as Redis 7.2 does (d2string with fpconv): integers without a point,
 * otherwise the shortest digits that read back as the same number, with an exponent only when it is
 * shorter.
 */
public final class DoubleText {
  private static final double INTEGER_MAX = 0x1p62;

  private DoubleText() {}

  /** The text of {@code value}; {@code inf}, {@code -inf} and {@code nan} for the special ones. */
  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (Math.abs(value) <= INTEGER_MAX && (long) value == value) {
      return Long.toString((long) value);
    }
    return (value < 0 ? "-" : "") + shortest(Math.abs(value));
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
