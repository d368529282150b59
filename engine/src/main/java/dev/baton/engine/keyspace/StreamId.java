package dev.baton.engine.keyspace;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;

/** The identifiers of stream entries: two unsigned numbers, a time and a sequence. */
public final class StreamId {
  /** The length of the longest identifier in text. */
  public static final int LONGEST = 41;

  private StreamId() {}

  /** Compares two identifiers. */
  public static int compare(long timeMs, long sequence, long otherTimeMs, long otherSequence) {
    int order = Long.compareUnsigned(timeMs, otherTimeMs);
    return order == 0 ? Long.compareUnsigned(sequence, otherSequence) : order;
  }

  /** Writes the text of an identifier to native memory; returns its length. */
  public static int write(long timeMs, long sequence, long target) {
    return write(timeMs, sequence, '-', target);
  }

  static int write(long timeMs, long sequence, char between, long target) {
    int length = writeUnsigned(timeMs, target);
    Native.putByte(target + length, (byte) between);
    return length + 1 + writeUnsigned(sequence, target + length + 1);
  }

  private static int writeUnsigned(long number, long target) {
    if (number >= 0) {
      return Integers.write(number, target);
    }
    int length = 1;
    for (long rest = Long.divideUnsigned(number, 10); rest != 0; rest /= 10) {
      length++;
    }
    long rest = number;
    for (int at = length - 1; at >= 0; at--) {
      Native.putByte(target + at, (byte) ('0' + Long.remainderUnsigned(rest, 10)));
      rest = Long.divideUnsigned(rest, 10);
    }
    return length;
  }
}
