package dev.baton.engine.command.bitmap;

import dev.baton.engine.memory.Memory;

/** Counts and finds bits between two places, both included, eight bytes at a time. */
final class BitRange {
  private static final int WORD = Long.SIZE;

  private BitRange() {}

  /** How many bits are set. */
  static long count(Memory memory, long text, long first, long last) {
    long count = 0;
    long at = first;
    while (at <= last) {
      boolean atByte = (at & 7) == 0;
      if (atByte && at + WORD - 1 <= last) {
        count += Long.bitCount(memory.getLong(text + (at >>> 3)));
        at += WORD;
      } else if (atByte && at + 7 <= last) {
        count += Integer.bitCount(memory.getUnsignedByte(text + (at >>> 3)));
        at += 8;
      } else {
        count += bit(memory, text, at);
        at++;
      }
    }
    return count;
  }

  /** The first bit that is {@code wanted}, -1 when there is none. */
  static long find(Memory memory, long text, long first, long last, int wanted) {
    // Inverted bytes make the search for a clear bit one for a set bit.
    long inversion = wanted == 1 ? 0 : -1;
    long at = first;
    while (at <= last) {
      if ((at & 7) == 0 && at + WORD - 1 <= last) {
        long word = Long.reverseBytes(memory.getLong(text + (at >>> 3))) ^ inversion;
        if (word != 0) {
          return at + Long.numberOfLeadingZeros(word);
        }
        at += WORD;
      } else {
        if (bit(memory, text, at) == wanted) {
          return at;
        }
        at++;
      }
    }
    return -1;
  }

  /** One bit. */
  static int bit(Memory memory, long text, long at) {
    return memory.getUnsignedByte(text + (at >>> 3)) >>> (7 - (int) (at & 7)) & 1;
  }
}
