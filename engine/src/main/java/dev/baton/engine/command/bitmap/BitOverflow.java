package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** What BITFIELD does with a result that its field cannot hold. */
enum BitOverflow {
  /** Keeps the lower bits. */
  WRAP,
  /** Takes the largest or the smallest value. */
  SAT,
  /** Leaves the field alone. */
  FAIL;

  static BitOverflow named(Call call, int word) {
    for (BitOverflow each : values()) {
      if (call.is(word, each.name())) {
        return each;
      }
    }
    throw new Refusal("ERR Invalid OVERFLOW type specified");
  }

  /**
   * Whether a value, or its sum with an increment, is too large (1), too small (-1) or fits (0).
   */
  static int of(BitField field, long value, long increment) {
    long sum = value + increment;
    boolean wraps = ((value ^ sum) & (increment ^ sum)) < 0;
    if (wraps) {
      return increment > 0 ? 1 : -1;
    }
    // An unsigned field sees a negative value that is set as one above all that fit.
    boolean isTooLarge = sum > field.max() || (!field.isSigned() && value < 0);
    // Redis's distance to the maximum overflows here, and replicas of either kind must agree.
    isTooLarge |= field.width() < Long.SIZE && value < 0 && field.max() - value < 0;
    if (isTooLarge) {
      return 1;
    }
    return sum < field.min() ? -1 : 0;
  }

  /** What is stored of a result that went too far in {@code direction}. */
  long resolve(BitField field, long result, int direction) {
    return switch (this) {
      case WRAP, FAIL -> field.wrapped(result);
      case SAT -> direction > 0 ? field.max() : field.min();
    };
  }
}
