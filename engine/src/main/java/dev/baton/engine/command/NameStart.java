package dev.baton.engine.command;

import dev.baton.engine.base.Native;
import java.util.Locale;

/**
 * The first eight bytes of a name in lower case as one number, the first byte lowest: names are
 * compared by it at once instead of letter by letter.
 */
final class NameStart {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;
  // Added to seven bits these carry into the eighth from 'A' and from behind 'Z' on.
  private static final long FROM_A = 0x3f3f3f3f3f3f3f3fL;
  private static final long BEHIND_Z = 0x2525252525252525L;

  private NameStart() {}

  static long of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    long start = 0;
    for (int i = 0; i < Math.min(Long.BYTES, lower.length()); i++) {
      start |= (lower.charAt(i) & 0xffL) << (i * Byte.SIZE);
    }
    return start;
  }

  static long of(long address, int length) {
    return lower(read(address, length));
  }

  /** Well mixed: names differ in few bits. */
  static int hash(long start) {
    return (int) ((start * 0x9e3779b97f4a7c15L) >>> 40);
  }

  /** Reads no byte beyond the name. */
  private static long read(long address, int length) {
    if (length >= Long.BYTES) {
      return Native.getLongLittleEndian(address);
    }
    if (length >= Integer.BYTES) {
      long last = Native.getIntLittleEndian(address + length - Integer.BYTES) & 0xffffffffL;
      return (Native.getIntLittleEndian(address) & 0xffffffffL)
          | (last << ((length - Integer.BYTES) * Byte.SIZE));
    }
    long start = 0;
    for (int i = 0; i < length; i++) {
      start |= (Native.getByte(address + i) & 0xffL) << (i * Byte.SIZE);
    }
    return start;
  }

  private static long lower(long start) {
    long letters = start & SEVEN_BITS;
    long capitals = (letters + FROM_A) & ~(letters + BEHIND_Z) & HIGH_BITS & ~start;
    return start | (capitals >>> 2);
  }
}
