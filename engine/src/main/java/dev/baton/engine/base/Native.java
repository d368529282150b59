package dev.baton.engine.base;

import java.lang.reflect.Field;
import java.nio.ByteOrder;
import java.util.Objects;
import sun.misc.Unsafe;

/**
 * Reads and writes native memory by address.
 *
 * <p>Every byte a client sends and every byte stored lives outside the Java heap, so that the heap
 * stays small whatever the data size. The caller proves that the range is live: an address that is
 * not ends the process, exactly as in C.
 */
@SuppressWarnings("removal")
public final class Native {
  // Not a memory segment that spans everything, although that is as fast once it is compiled: such
  // an access is a dozen calls deep, which the interpreter makes one by one and the compiler has to
  // inline at thousands of places, so that a new process needs seconds of processor time more.
  private static final Unsafe UNSAFE = unsafe();
  private static final long BYTES_BASE = UNSAFE.arrayBaseOffset(byte[].class);
  // Up to here a few loads and stores are cheaper than the call of a copying routine.
  private static final int SHORT_BYTES_MAX = 32;

  private Native() {}

  private static Unsafe unsafe() {
    Check.that(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the machine is little-endian");
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("the runtime lacks the module jdk.unsupported", impossible);
    }
  }

  /** The byte at {@code address}. */
  public static byte getByte(long address) {
    return UNSAFE.getByte(address);
  }

  /** Stores one byte. */
  public static void putByte(long address, byte value) {
    UNSAFE.putByte(address, value);
  }

  /** The little-endian unsigned 16-bit integer at {@code address}, which needs no alignment. */
  public static int getShortLittleEndian(long address) {
    return Short.toUnsignedInt(UNSAFE.getShort(address));
  }

  /** Stores the lower 16 bits of {@code value}, little-endian. */
  public static void putShortLittleEndian(long address, int value) {
    UNSAFE.putShort(address, (short) value);
  }

  /** The little-endian 32-bit integer at {@code address}, which needs no alignment. */
  public static int getIntLittleEndian(long address) {
    return UNSAFE.getInt(address);
  }

  /** Stores a little-endian 32-bit integer. */
  public static void putIntLittleEndian(long address, int value) {
    UNSAFE.putInt(address, value);
  }

  /** The little-endian 64-bit integer at {@code address}, which needs no alignment. */
  public static long getLongLittleEndian(long address) {
    return UNSAFE.getLong(address);
  }

  /** Stores a little-endian 64-bit integer. */
  public static void putLongLittleEndian(long address, long value) {
    UNSAFE.putLong(address, value);
  }

  /** Copies {@code length} bytes; the ranges may overlap. */
  public static void copy(long source, long target, long length) {
    if (length > SHORT_BYTES_MAX) {
      UNSAFE.copyMemory(source, target, length);
    } else if (length >= Long.BYTES) {
      copyShort(source, target, length);
    } else {
      copyTiny(source, target, length);
    }
  }

  /** Loads all before it stores any, because the ranges may overlap. */
  private static void copyShort(long source, long target, long length) {
    long last = length - Long.BYTES;
    long head = UNSAFE.getLong(source);
    long tail = UNSAFE.getLong(source + last);
    if (length > 2 * Long.BYTES) {
      long second = UNSAFE.getLong(source + Long.BYTES);
      long third = UNSAFE.getLong(source + last - Long.BYTES);
      UNSAFE.putLong(target + Long.BYTES, second);
      UNSAFE.putLong(target + last - Long.BYTES, third);
    }
    UNSAFE.putLong(target, head);
    UNSAFE.putLong(target + last, tail);
  }

  private static void copyTiny(long source, long target, long length) {
    if (length >= Integer.BYTES) {
      long last = length - Integer.BYTES;
      int head = UNSAFE.getInt(source);
      int tail = UNSAFE.getInt(source + last);
      UNSAFE.putInt(target, head);
      UNSAFE.putInt(target + last, tail);
    } else if (length > 0) {
      // The three may be the same byte.
      byte head = UNSAFE.getByte(source);
      byte middle = UNSAFE.getByte(source + length / 2);
      byte tail = UNSAFE.getByte(source + length - 1);
      UNSAFE.putByte(target, head);
      UNSAFE.putByte(target + length / 2, middle);
      UNSAFE.putByte(target + length - 1, tail);
    }
  }

  /** Copies heap bytes to native memory. */
  public static void copy(byte[] source, int offset, long target, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    UNSAFE.copyMemory(source, BYTES_BASE + offset, null, target, length);
  }

  /** Copies native memory to heap bytes. */
  public static void copy(long source, byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    UNSAFE.copyMemory(null, source, target, BYTES_BASE + offset, length);
  }

  /** A heap copy of {@code length} bytes at {@code address}. */
  public static byte[] toBytes(long address, int length) {
    byte[] bytes = new byte[length];
    copy(address, bytes, 0, length);
    return bytes;
  }

  /** Whether the native range holds exactly {@code bytes}. */
  public static boolean equal(long address, int length, byte[] bytes) {
    if (length != bytes.length) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (getByte(address + at) != bytes[at]) {
        return false;
      }
    }
    return true;
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
    UNSAFE.setMemory(address, length, value);
  }
}
