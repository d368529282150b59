package dev.baton.engine.persistence;

import dev.baton.engine.base.LzfCompressor;
import dev.baton.engine.base.NativeBuffer;

/** The compressed form of one string after the other, in a buffer that fits most of them. */
final class CompressedText implements AutoCloseable {
  private static final int CAPACITY_BYTES_MIN = 16 * 1024;
  // What one large string needed is given back after it.
  private static final int CAPACITY_BYTES_KEPT_MAX = 1 << 20;
  // A string that is saved whole takes less than one that is compressed by fewer bytes than this.
  private static final int GAIN_BYTES_MIN = 4;

  private final LzfCompressor compressor = new LzfCompressor();
  private NativeBuffer target = new NativeBuffer(CAPACITY_BYTES_MIN);

  /** Where the compressed bytes are, until the next call of {@link #compress}. */
  long address() {
    return target.address();
  }

  /** Compresses a text; returns the compressed length, zero when that is hardly shorter. */
  int compress(long source, int length) {
    if (length <= GAIN_BYTES_MIN) {
      return 0;
    }
    boolean isTooLarge = target.capacityBytes() > CAPACITY_BYTES_KEPT_MAX;
    if (length > target.capacityBytes() || isTooLarge) {
      target.close();
      target = new NativeBuffer(Math.max(CAPACITY_BYTES_MIN, length));
    }
    return compressor.compress(source, length, target.address(), length - GAIN_BYTES_MIN);
  }

  @Override
  public void close() {
    target.close();
  }
}
