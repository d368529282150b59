package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/**
 * The words {@code start [end [BYTE | BIT]]} of BITCOUNT and BITPOS: both ends included, negative
 * ones counted from the end of the string.
 */
final class BitBounds {
  private final long start;
  private final long end;
  private final boolean inBits;
  private final boolean hasEnd;

  private BitBounds(long start, long end, boolean inBits, boolean hasEnd) {
    this.start = start;
    this.end = end;
    this.inBits = inBits;
    this.hasEnd = hasEnd;
  }

  /** Reads what the words from {@code word} on say; refuses more than three of them. */
  static BitBounds of(Call call, int word) {
    int words = call.count() - word;
    if (words > 3) {
      throw new Refusal(Refusal.SYNTAX);
    }
    long start = words > 0 ? call.integer(word) : 0;
    boolean inBits = words == 3 && isBit(call, word + 2);
    long end = words > 1 ? call.integer(word + 1) : -1;
    return new BitBounds(start, end, inBits, words > 1);
  }

  private static boolean isBit(Call call, int word) {
    if (!call.is(word, "BIT") && !call.is(word, "BYTE")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    return call.is(word, "BIT");
  }

  /** Whether an end was given. */
  boolean hasEnd() {
    return hasEnd;
  }

  /** Whether both ends are counted from the end and stand the wrong way round. */
  boolean isCrossed() {
    return start < 0 && end < 0 && start > end;
  }

  /** The first bit in a string of {@code length} bytes. */
  long firstBit(int length) {
    long units = units(length);
    long first = Math.max(0, start < 0 ? start + units : start);
    // Beyond the end is beyond the end, however far.
    return inBits ? first : Math.min(first, length) * 8;
  }

  /** The last bit in a string of {@code length} bytes. */
  long lastBit(int length) {
    long units = units(length);
    long last = Math.min(units - 1, Math.max(0, end < 0 ? end + units : end));
    return inBits ? last : last * 8 + 7;
  }

  private long units(int length) {
    return inBits ? 8L * length : length;
  }
}
