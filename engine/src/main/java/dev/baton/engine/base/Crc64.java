package dev.baton.engine.base;

/**
 * The CRC-64 of RDB files: Jones' polynomial, reflected, started at zero and not inverted at the
 * end, so that a sum can be continued byte by byte.
 */
public final class Crc64 {
  // 0xad93d23594c935a9 with its bits in reverse order.
  private static final long POLYNOMIAL_REFLECTED = 0x95ac9329ac4bc9b5L;
  // Row k holds the effect of a byte that k more bytes follow, so that sixteen bytes go in at once:
  // the half of them that does not depend on the sum so far is looked up while the other waits.
  private static final int ROWS = 2 * Long.BYTES;
  private static final int ROW = 256;
  private static final long[] TABLE = computeTable();

  private Crc64() {}

  /** The sum {@code crc} continued over one byte. */
  public static long update(long crc, byte value) {
    return TABLE[(int) (crc ^ value) & 0xff] ^ (crc >>> 8);
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
    for (; i + 2 * Long.BYTES <= length; i += 2 * Long.BYTES) {
      long first = sum ^ Native.getLongLittleEndian(address + i);
      long second = Native.getLongLittleEndian(address + i + Long.BYTES);
      sum = effect(second, 0) ^ effect(first, Long.BYTES);
    }
    if (i + Long.BYTES <= length) {
      sum = effect(sum ^ Native.getLongLittleEndian(address + i), 0);
      i += Long.BYTES;
    }
    for (; i < length; i++) {
      sum = update(sum, Native.getByte(address + i));
    }
    return sum;
  }

  /** The effect of eight bytes that so many more follow. */
  private static long effect(long word, int following) {
    int last = following * ROW;
    return TABLE[last + 7 * ROW + ((int) word & 0xff)]
        ^ TABLE[last + 6 * ROW + ((int) (word >>> 8) & 0xff)]
        ^ TABLE[last + 5 * ROW + ((int) (word >>> 16) & 0xff)]
        ^ TABLE[last + 4 * ROW + ((int) (word >>> 24) & 0xff)]
        ^ TABLE[last + 3 * ROW + ((int) (word >>> 32) & 0xff)]
        ^ TABLE[last + 2 * ROW + ((int) (word >>> 40) & 0xff)]
        ^ TABLE[last + ROW + ((int) (word >>> 48) & 0xff)]
        ^ TABLE[last + (int) (word >>> 56)];
  }

  private static long[] computeTable() {
    long[] table = new long[ROWS * ROW];
    for (int value = 0; value < ROW; value++) {
      long crc = value;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL_REFLECTED;
      }
      table[value] = crc;
    }
    for (int i = ROW; i < ROWS * ROW; i++) {
      long before = table[i - ROW];
      table[i] = table[(int) before & 0xff] ^ (before >>> Byte.SIZE);
    }
    return table;
  }
}
