package dev.baton.engine.memory;

/**
 * The block sizes of the slabs: every multiple of 8 bytes up to 1 KiB, so that a small entry wastes
 * at most 7 bytes, then eight steps per doubling up to 8 KiB, so that a larger one wastes at most
 * an eighth. Whatever is larger takes whole pages.
 */
final class SizeClasses {
  static final int FINE_BYTES_MAX = 1024;
  static final int SLAB_BYTES_MAX = 8192;

  private static final int FINE_COUNT = FINE_BYTES_MAX / Region.GRAIN_BYTES;
  private static final int FINE_LOG = 10;
  private static final int STEPS_LOG = 3;

  /** The number of classes; class zero is not used. */
  static final int COUNT = FINE_COUNT + 1 + ((13 - FINE_LOG) << STEPS_LOG);

  private SizeClasses() {}

  /** The class of blocks for {@code bytes}, from 1 to {@link #SLAB_BYTES_MAX}. */
  static int of(int bytes) {
    if (bytes <= FINE_BYTES_MAX) {
      return (bytes + Region.GRAIN_BYTES - 1) >>> 3;
    }
    int log = 31 - Integer.numberOfLeadingZeros(bytes - 1);
    int step = (bytes - 1 - (1 << log)) >>> (log - STEPS_LOG);
    return FINE_COUNT + 1 + ((log - FINE_LOG) << STEPS_LOG) + step;
  }

  /** The block size of a class, in bytes. */
  static int bytes(int sizeClass) {
    if (sizeClass <= FINE_COUNT) {
      return sizeClass << 3;
    }
    int coarse = sizeClass - FINE_COUNT - 1;
    int log = FINE_LOG + (coarse >>> STEPS_LOG);
    int step = (coarse & ((1 << STEPS_LOG) - 1)) + 1;
    return (1 << log) + (step << (log - STEPS_LOG));
  }
}
