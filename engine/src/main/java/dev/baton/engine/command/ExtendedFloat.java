package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A floating point number with the 64-bit mantissa of the x87 {@code long double}, which Redis
 * calculates INCRBYFLOAT and HINCRBYFLOAT with: a double would print other digits.
 */
public final class ExtendedFloat {
  /** Where counting starts. */
  public static final ExtendedFloat ZERO = new ExtendedFloat(BigDecimal.ZERO);

  private static final int MANTISSA_BITS = 64;
  // Decimal exponents beyond these leave the range of the type.
  private static final int EXPONENT_MAX = 4932;
  private static final int EXPONENT_MIN = -4951;
  private static final int FRACTION_DIGITS = 17;
  private static final int TEXT_MAX = 5 * 1024;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");
  private static final String NOT_A_FLOAT = "ERR value is not a valid float";
  private static final String TOO_LARGE = "ERR increment would produce NaN or Infinity";

  /** Null for an infinity, which no sum can leave again. */
  private final @Nullable BigDecimal value;

  private ExtendedFloat(@Nullable BigDecimal value) {
    this.value = value;
  }

  /** Reads a decimal number; refuses anything else. */
  public static ExtendedFloat parse(Bytes text) {
    return parse(text, NOT_A_FLOAT);
  }

  /** Reads a decimal number; refuses anything else with {@code errorLine}. */
  public static ExtendedFloat parse(Bytes text, String errorLine) {
    String number = text.toString();
    if (INFINITE.matcher(number).matches()) {
      return new ExtendedFloat(null);
    }
    if (number.length() > TEXT_MAX || !DECIMAL.matcher(number).matches()) {
      throw new Refusal(errorLine);
    }
    BigDecimal exact = new BigDecimal(number);
    if (exact.signum() == 0) {
      return ZERO;
    }
    long exponent = (long) exact.precision() - exact.scale() - 1;
    if (exponent > EXPONENT_MAX || exponent < EXPONENT_MIN) {
      throw new Refusal(errorLine);
    }
    return new ExtendedFloat(round(exact));
  }

  /** Whether this is an infinity. */
  public boolean isInfinite() {
    return value == null;
  }

  /** The rounded sum; refuses one that is too large. */
  public ExtendedFloat plus(ExtendedFloat other) {
    if (value == null || other.value == null) {
      throw new Refusal(TOO_LARGE);
    }
    BigDecimal sum = round(value.add(other.value));
    if (sum.precision() - sum.scale() - 1 > EXPONENT_MAX) {
      throw new Refusal(TOO_LARGE);
    }
    return new ExtendedFloat(sum);
  }

  /** Seventeen decimals without trailing zeros, never an exponent. */
  @Override
  public String toString() {
    if (value == null) {
      return "inf";
    }
    BigDecimal shown = value.setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  /** The nearest number whose mantissa has 64 bits, ties to even. */
  private static BigDecimal round(BigDecimal exact) {
    if (exact.signum() == 0) {
      return BigDecimal.ZERO;
    }
    // Scales so that the integer part has the bits of the mantissa, give or take one.
    int scale = MANTISSA_BITS - binaryExponent(exact);
    BigDecimal scaled = scaleByPowerOfTwo(exact.abs(), scale);
    if (scaled.toBigInteger().bitLength() > MANTISSA_BITS) {
      scale--;
      scaled = scaleByPowerOfTwo(exact.abs(), scale);
    }
    BigInteger mantissa = scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigDecimal rounded = scaleByPowerOfTwo(new BigDecimal(mantissa), -scale);
    return exact.signum() < 0 ? rounded.negate() : rounded;
  }

  /** The position of the highest bit, from the integer part or the inverse of a fraction. */
  private static int binaryExponent(BigDecimal exact) {
    BigInteger whole = exact.abs().toBigInteger();
    if (whole.signum() != 0) {
      return whole.bitLength();
    }
    MathContext digits = new MathContext(30, RoundingMode.DOWN);
    return 1 - BigDecimal.ONE.divide(exact.abs(), digits).toBigInteger().bitLength();
  }

  private static BigDecimal scaleByPowerOfTwo(BigDecimal number, int power) {
    BigDecimal factor = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(power)));
    // Dividing by a power of two always ends, so no precision is lost.
    return power >= 0 ? number.multiply(factor) : number.divide(factor);
  }
}
