package dev.baton.engine.resp;

import java.nio.charset.StandardCharsets;

/** Writes integers in decimal without allocating. */
final class Decimal {
  private static final byte[] SMALLEST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

  private Decimal() {}

  /** Writes {@code value} at {@code offset}, at most twenty bytes; returns how many. */
  static int write(long value, byte[] target, int offset) {
    if (value == Long.MIN_VALUE) {
      System.arraycopy(SMALLEST, 0, target, offset, SMALLEST.length);
      return SMALLEST.length;
    }
    long rest = Math.abs(value);
    int length = (value < 0 ? 1 : 0) + digits(rest);
    int at = offset + length;
    do {
      target[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (value < 0) {
      target[offset] = '-';
    }
    return length;
  }

  private static int digits(long value) {
    int count = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }
}
