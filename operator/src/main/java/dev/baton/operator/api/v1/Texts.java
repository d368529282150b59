package dev.baton.operator.api.v1;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of durations and quantities, which the types of this package keep as typed. */
final class Texts {

  /** Longer texts than this are never needed and would make the checks costly. */
  static final int DURATION_LENGTH_MAX = 32;

  /** CEL: {@code duration()} fails the whole rule on other texts, so this must come before it. */
  static final String IS_DURATION = "self.matches('^([0-9]+([.][0-9]+)?(ms|s|m|h))+$')";

  private static final Pattern PART = Pattern.compile("([0-9]+(?:[.][0-9]+)?)(ms|s|m|h)");

  private Texts() {}

  /**
   * Returns the milliseconds that a text such as {@code 1m30s} names.
   *
   * @throws IllegalArgumentException if the text is not a duration
   */
  static long durationMs(String text) {
    Matcher matcher = PART.matcher(text);
    BigDecimal totalMs = BigDecimal.ZERO;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      totalMs = totalMs.add(new BigDecimal(matcher.group(1)).multiply(unitMs(matcher.group(2))));
      end = matcher.end();
    }
    if (end == 0 || end != text.length()) {
      throw new IllegalArgumentException("not a duration such as 5s or 1m30s: " + text);
    }
    return totalMs.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  /**
   * Returns the bytes that a quantity names, or the largest number there is when it is larger.
   *
   * @throws IllegalArgumentException if the text is not a quantity
   */
  static long bytes(Quantity quantity) {
    return Quantity.getAmountInBytes(quantity).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  private static BigDecimal unitMs(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> throw new IllegalArgumentException("not a unit of time: " + unit);
        });
  }
}
