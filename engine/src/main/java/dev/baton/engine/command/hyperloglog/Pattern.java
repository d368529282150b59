package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.base.Native;

/**
 * What an element does to a sketch: the register it belongs to and the length of its pattern of
 * zeros, both from the 64-bit MurmurHash2 ("64A") of its bytes with the seed Redis uses, so that
 * sketches of either can be merged.
 */
final class Pattern {
  /** The bits of a hash that choose a register. */
  static final int INDEX_BITS = 14;

  private static final long SEED = 0xadc83b19L;
  private static final long MULTIPLIER = 0xc6a4a7935bd1e995L;
  private static final int SHIFT = 47;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private Pattern() {}

  /** The register of a hash. */
  static int index(long hash) {
    return (int) hash & INDEX_MASK;
  }

  /** The zeros after the bits of the register, and the one that ends them, together. */
  static int count(long hash) {
    long rest = hash >>> INDEX_BITS | 1L << (Long.SIZE - INDEX_BITS);
    return 1 + Long.numberOfTrailingZeros(rest);
  }

  /** The hash of an element. */
  static long hash(long text, int length) {
    long hash = SEED ^ (length * MULTIPLIER);
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = mixed(hash, Native.getLongLittleEndian(text + at));
    }
    if (at < length) {
      long tail = 0;
      for (int i = length - 1; i >= at; i--) {
        tail = tail << 8 | Byte.toUnsignedInt(Native.getByte(text + i));
      }
      hash = (hash ^ tail) * MULTIPLIER;
    }
    return finished(hash);
  }

  /** The hash of an element of eight bytes. */
  static long hash(long element) {
    return finished(mixed(SEED ^ (Long.BYTES * MULTIPLIER), element));
  }

  private static long mixed(long hash, long block) {
    long mixed = block * MULTIPLIER;
    mixed ^= mixed >>> SHIFT;
    return (hash ^ mixed * MULTIPLIER) * MULTIPLIER;
  }

  private static long finished(long hash) {
    long last = (hash ^ hash >>> SHIFT) * MULTIPLIER;
    return last ^ last >>> SHIFT;
  }
}
