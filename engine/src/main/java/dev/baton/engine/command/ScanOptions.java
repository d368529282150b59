package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import org.jspecify.annotations.Nullable;

/**
 * {@code [MATCH pattern] [COUNT count] [NOVALUES | NOSCORES]}: what HSCAN, SSCAN and ZSCAN have in
 * common.
 */
final class ScanOptions {
  private static final String INVALID_CURSOR = "ERR invalid cursor";
  private static final Bytes ANYTHING = Bytes.of("*");
  // In a sparse table empty places do not count as work, so the places are limited too.
  private static final int PLACES_PER_COUNT = 10;

  /** No options. */
  static final ScanOptions NONE = new ScanOptions();

  private long count = 10;
  private @Nullable Glob pattern;
  private boolean omitsValues;

  private ScanOptions() {}

  /** The cursor a word names: an unsigned number; as in Redis nothing at all is zero. */
  static long cursor(Call call, int word) {
    String text = call.bytes(word).toString();
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException notANumber) {
      throw new Refusal(INVALID_CURSOR);
    }
  }

  /** Reads the options from a word on. */
  static ScanOptions parse(Call call, int first, @Nullable String omission) {
    ScanOptions options = new ScanOptions();
    int index = first;
    while (index < call.count()) {
      boolean hasNext = index + 1 < call.count();
      if (call.is(index, "COUNT") && hasNext) {
        options.count = call.integer(index + 1);
        if (options.count < 1) {
          throw new Refusal(Refusal.SYNTAX);
        }
        index += 2;
      } else if (call.is(index, "MATCH") && hasNext) {
        Bytes text = call.bytes(index + 1);
        options.pattern = text.equals(ANYTHING) ? null : new Glob(text);
        index += 2;
      } else if (omission != null && call.is(index, omission)) {
        options.omitsValues = true;
        index++;
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return options;
  }

  /** About how many elements one call returns. */
  long count() {
    return count;
  }

  /** The most places of a table that one call looks at. */
  long placesMax() {
    return Math.multiplyHigh(count, PLACES_PER_COUNT) == 0
        ? Math.max(count, count * PLACES_PER_COUNT)
        : Long.MAX_VALUE;
  }

  /** Whether only the fields of a hash are wanted. */
  boolean omitsValues() {
    return omitsValues;
  }

  /** Whether an element is wanted. */
  boolean matches(Bytes element) {
    return pattern == null || pattern.matches(element);
  }
}
