package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How long a blocking command waits, as a word says it: zero is for ever.
 *
 * <p>Refused in the words of Redis: what is no number, what is negative, and what is more than a
 * 64-bit count of milliseconds can say.
 */
public final class BlockingTimeout {
  private static final String NO_FLOAT = "ERR timeout is not a float or out of range";
  private static final String NO_INTEGER = "ERR timeout is not an integer or out of range";
  private static final String NEGATIVE = "ERR timeout is negative";
  private static final String TOO_LONG = "ERR timeout is out of range";

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)([pP][+-]?[0-9]{1,4})?");
  private static final Pattern INFINITE = Pattern.compile("[+-]?(?i:inf|infinity)");
  // More digits than this before or after the point are never written by a client that means it.
  private static final int EXPONENT_MAX = 4900;
  private static final int TEXT_MAX = 5 * 1024;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private BlockingTimeout() {}

  /**
   * The deadline that a word of seconds, with a fraction if need be, means: in milliseconds since
   * 1970, or {@link Long#MAX_VALUE} for zero.
   */
  public static long seconds(Call call, int word) {
    Bytes text = call.length(word) <= TEXT_MAX ? call.bytes(word) : Bytes.of("");
    return deadline(call, milliseconds(new String(text.array(), StandardCharsets.ISO_8859_1)));
  }

  /** As {@link #seconds} for a word of whole milliseconds. */
  public static long milliseconds(Call call, int word) {
    return deadline(call, call.integer(word, NO_INTEGER));
  }

  private static long deadline(Call call, long milliseconds) {
    if (milliseconds < 0) {
      throw new Refusal(NEGATIVE);
    }
    if (milliseconds > Long.MAX_VALUE - call.nowMs()) {
      throw new Refusal(TOO_LONG);
    }
    return milliseconds == 0 ? Long.MAX_VALUE : call.nowMs() + milliseconds;
  }

  private static long milliseconds(String text) {
    if (INFINITE.matcher(text).matches()) {
      throw new Refusal(text.startsWith("-") ? NEGATIVE : TOO_LONG);
    }
    if (!DECIMAL.matcher(text).matches() && !HEXADECIMAL.matcher(text).matches()) {
      throw new Refusal(NO_FLOAT);
    }
    BigDecimal seconds = parse(text);
    if (seconds.signum() != 0 && Math.abs(magnitude(seconds)) > EXPONENT_MAX) {
      throw new Refusal(NO_FLOAT);
    }
    BigDecimal milliseconds = seconds.movePointRight(3);
    if (milliseconds.compareTo(LONGEST) > 0) {
      throw new Refusal(TOO_LONG);
    }
    if (milliseconds.compareTo(LONGEST.negate()) < 0) {
      throw new Refusal(NEGATIVE);
    }
    return milliseconds.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** A number in the forms of the C library, of which Java lacks an exponent left out. */
  private static BigDecimal hexadecimal(String text) {
    boolean hasExponent = text.indexOf('p') >= 0 || text.indexOf('P') >= 0;
    double seconds = Double.parseDouble(hasExponent ? text : text + "p0");
    if (Double.isInfinite(seconds)) {
      throw new Refusal(TOO_LONG);
    }
    return new BigDecimal(seconds);
  }

  private static BigDecimal parse(String text) {
    if (HEXADECIMAL.matcher(text).matches()) {
      return hexadecimal(text);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      // Its exponent has more digits than a number can have.
      throw new Refusal(NO_FLOAT);
    }
  }

  private static long magnitude(BigDecimal number) {
    return (long) number.precision() - number.scale();
  }
}
