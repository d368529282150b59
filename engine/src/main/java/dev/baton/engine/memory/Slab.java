package dev.baton.engine.memory;

import dev.baton.engine.base.Native;

/**
 * The layout of one slab: 64 KiB, aligned to its size, of blocks of one class. The header lies at
 * its start, so that a block finds it by masking its own address.
 *
 * <pre>
 *   0 first free block as a distance from the start, 0 for none     4 distance of the first block
 *   8 live blocks      12 size class      16 next slab      24 previous slab      32 list
 *   64 the blocks                                                     that was never handed out
 * </pre>
 */
final class Slab {
  static final int BYTES = 1 << 16;

  /** As long as a cache line, so that blocks of whole lines are aligned to lines. */
  static final int HEADER_BYTES = 64;

  private static final int FREE = 0;
  private static final int FRESH = 4;
  private static final int LIVE = 8;
  private static final int SIZE_CLASS = 12;
  private static final int NEXT = 16;
  private static final int PREVIOUS = 24;
  private static final int LIST = 32;

  private Slab() {}

  static void initialise(long slab, int sizeClass) {
    Native.putIntLittleEndian(slab + FREE, 0);
    Native.putIntLittleEndian(slab + FRESH, HEADER_BYTES);
    Native.putIntLittleEndian(slab + LIVE, 0);
    Native.putIntLittleEndian(slab + SIZE_CLASS, sizeClass);
  }

  static long of(long block) {
    return block & -BYTES;
  }

  /** How many blocks of {@code blockBytes} a slab holds. */
  static int capacity(int blockBytes) {
    return (BYTES - HEADER_BYTES) / blockBytes;
  }

  /** A block of a slab that is not full. */
  static long take(long slab, int blockBytes) {
    Native.putIntLittleEndian(slab + LIVE, live(slab) + 1);
    int free = Native.getIntLittleEndian(slab + FREE);
    if (free != 0) {
      Native.putIntLittleEndian(slab + FREE, Native.getIntLittleEndian(slab + free));
      return slab + free;
    }
    int fresh = Native.getIntLittleEndian(slab + FRESH);
    Native.putIntLittleEndian(slab + FRESH, fresh + blockBytes);
    return slab + fresh;
  }

  static void give(long slab, long block) {
    Native.putIntLittleEndian(slab + LIVE, live(slab) - 1);
    Native.putIntLittleEndian(block, Native.getIntLittleEndian(slab + FREE));
    Native.putIntLittleEndian(slab + FREE, (int) (block - slab));
  }

  static int live(long slab) {
    return Native.getIntLittleEndian(slab + LIVE);
  }

  static int sizeClass(long slab) {
    return Native.getIntLittleEndian(slab + SIZE_CLASS);
  }

  static long next(long slab) {
    return Native.getLongLittleEndian(slab + NEXT);
  }

  static void next(long slab, long other) {
    Native.putLongLittleEndian(slab + NEXT, other);
  }

  static long previous(long slab) {
    return Native.getLongLittleEndian(slab + PREVIOUS);
  }

  static void previous(long slab, long other) {
    Native.putLongLittleEndian(slab + PREVIOUS, other);
  }

  static int list(long slab) {
    return Native.getIntLittleEndian(slab + LIST);
  }

  static void list(long slab, int list) {
    Native.putIntLittleEndian(slab + LIST, list);
  }

  /** The length of the list of free blocks plus what was never handed out. */
  static int countFree(long slab, int blockBytes) {
    int count = (BYTES - Native.getIntLittleEndian(slab + FRESH)) / blockBytes;
    int free = Native.getIntLittleEndian(slab + FREE);
    while (free != 0 && count <= BYTES / Region.GRAIN_BYTES) {
      count++;
      free = Native.getIntLittleEndian(slab + free);
    }
    return count;
  }
}
