package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import java.nio.charset.StandardCharsets;

/** The text forms that scores have in files and packed lists. */
final class Score {
  private static final int LENGTH_MAX = 128;

  private Score() {}

  /** The number that a native text stands for; NaN when it is none. */
  static double parse(long text, int length) {
    if (length == 0 || length > LENGTH_MAX) {
      return Double.NaN;
    }
    String written = new String(Native.toBytes(text, length), StandardCharsets.ISO_8859_1);
    return switch (written) {
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> isPlain(written) ? parsePlain(written) : Double.NaN;
    };
  }

  /** Java reads forms that Redis does not write, such as {@code 1d} and {@code 0x1p3}. */
  private static boolean isPlain(String written) {
    return written.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static double parsePlain(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
