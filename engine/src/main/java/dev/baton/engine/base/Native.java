package dev.baton.engine.base;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads and writes native memory by address.
 *
 * <p>Every byte a client sends and every byte stored lives outside the Java heap, so that the heap
 * stays small whatever the data size. The caller proves that the range is live: an address that is
 * not ends the process, exactly as in C.
 */
public final class Native {
  // Reaching all of memory through one segment is what lets a view be an address and a length.
  @SuppressWarnings("restricted")
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT_LE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT_LE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG_LE =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Native() {}

  /** The byte at {@code address}. */
  public static byte getByte(long address) {
    return ALL.get(BYTE, address);
  }

  /** Stores one byte. */
  public static void putByte(long address, byte value) {
    ALL.set(BYTE, address, value);
  }

  /** The little-endian unsigned 16-bit integer at {@code address}, which needs no alignment. */
  public static int getShortLittleEndian(long address) {
    return Short.toUnsignedInt(ALL.get(SHORT_LE, address));
  }

  /** Stores the lower 16 bits of {@code value}, little-endian. */
  public static void putShortLittleEndian(long address, int value) {
    ALL.set(SHORT_LE, address, (short) value);
  }

  /** The little-endian 32-bit integer at {@code address}, which needs no alignment. */
  public static int getIntLittleEndian(long address) {
    return ALL.get(INT_LE, address);
  }

  /** Stores a little-endian 32-bit integer. */
  public static void putIntLittleEndian(long address, int value) {
    ALL.set(INT_LE, address, value);
  }

  /** The little-endian 64-bit integer at {@code address}, which needs no alignment. */
  public static long getLongLittleEndian(long address) {
    return ALL.get(LONG_LE, address);
  }

  /** Stores a little-endian 64-bit integer. */
  public static void putLongLittleEndian(long address, long value) {
    ALL.set(LONG_LE, address, value);
  }

  /** Copies {@code length} bytes; the ranges may overlap. */
  public static void copy(long source, long target, long length) {
    MemorySegment.copy(ALL, source, ALL, target, length);
  }

  /** Copies heap bytes to native memory. */
  public static void copy(byte[] source, int offset, long target, int length) {
    MemorySegment.copy(source, offset, ALL, BYTE, target, length);
  }

  /** Copies native memory to heap bytes. */
  public static void copy(long source, byte[] target, int offset, int length) {
    MemorySegment.copy(ALL, BYTE, source, target, offset, length);
  }

  /** A heap copy of {@code length} bytes at {@code address}. */
  public static byte[] toBytes(long address, int length) {
    byte[] bytes = new byte[length];
    copy(address, bytes, 0, length);
    return bytes;
  }

  /** Whether the native range holds exactly {@code bytes}. */
  public static boolean equal(long address, int length, byte[] bytes) {
    return length == bytes.length
        && MemorySegment.mismatch(
                ALL, address, address + length, MemorySegment.ofArray(bytes), 0, length)
            < 0;
  }

  /** Whether two native ranges of {@code length} bytes hold the same. */
  public static boolean equal(long address, long other, long length) {
    long at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      if (getLongLittleEndian(address + at) != getLongLittleEndian(other + at)) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (getByte(address + at) != getByte(other + at)) {
        return false;
      }
    }
    return true;
  }

  /** Compares two native ranges as memcmp does, the shorter first when one starts the other. */
  public static int compare(long address, long length, long other, long otherLength) {
    long common = Math.min(length, otherLength);
    long at = 0;
    for (; at + Long.BYTES <= common; at += Long.BYTES) {
      long left = getLongLittleEndian(address + at);
      long right = getLongLittleEndian(other + at);
      if (left != right) {
        return Long.compareUnsigned(Long.reverseBytes(left), Long.reverseBytes(right));
      }
    }
    for (; at < common; at++) {
      int difference =
          Byte.toUnsignedInt(getByte(address + at)) - Byte.toUnsignedInt(getByte(other + at));
      if (difference != 0) {
        return difference;
      }
    }
    return Long.compare(length, otherLength);
  }

  /** Sets {@code length} bytes to {@code value}. */
  public static void fill(long address, long length, byte value) {
    ALL.asSlice(address, length).fill(value);
  }
}
