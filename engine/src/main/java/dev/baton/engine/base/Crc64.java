package dev.baton.engine.base;

/**
 * The CRC-64 of RDB files: Jones' polynomial, reflected, started at zero and not inverted at the
 * end, so that a sum can be continued byte by byte.
 */
public final class Crc64 {
  // 0xad93d23594c935a9 with its bits in reverse order.
  private static final long POLYNOMIAL_REFLECTED = 0x95ac9329ac4bc9b5L;
  // Row k holds the effect of a byte that k more bytes follow: eight bytes go in at once.
  private static final long[][] TABLE = computeTable();

  private Crc64() {}

  /** The sum {@code crc} continued over one byte. */
  public static long update(long crc, byte value) {
    return TABLE[0][(int) (crc ^ value) & 0xff] ^ (crc >>> 8);
  }

  /** The sum {@code crc} continued over heap bytes. */
  public static long update(long crc, byte[] source, int offset, int length) {
    long sum = crc;
    for (int i = offset; i < offset + length; i++) {
      sum = update(sum, source[i]);
    }
    return sum;
  }

  /** The sum {@code crc} continued over native bytes. */
  public static long update(long crc, long address, int length) {
    long sum = crc;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      sum = updateEight(sum ^ Native.getLongLittleEndian(address + i));
    }
    for (; i < length; i++) {
      sum = update(sum, Native.getByte(address + i));
    }
    return sum;
  }

  private static long updateEight(long word) {
    long sum = 0;
    for (int k = 0; k < Long.BYTES; k++) {
      sum ^= TABLE[Long.BYTES - 1 - k][(int) (word >>> (k * 8)) & 0xff];
    }
    return sum;
  }

  private static long[][] computeTable() {
    long[][] table = new long[Long.BYTES][256];
    for (int value = 0; value < 256; value++) {
      long crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL_REFLECTED;
      }
      table[0][value] = crc;
    }
    for (int row = 1; row < Long.BYTES; row++) {
      for (int value = 0; value < 256; value++) {
        long before = table[row - 1][value];
        table[row][value] = table[0][(int) before & 0xff] ^ (before >>> 8);
      }
    }
    return table;
  }
}
