package dev.baton.engine.keyspace;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;

/**
 * The bytes of an entry: one block that holds the key, the expiry and the value, or where the value
 * is.
 *
 * <pre>
 *   0  type in four bits, encoding in four      1  when, or how often, it was accessed, 24 bits
 *   4  flags                                    5  the expiry in ms, 8 bytes, if it has one
 *   .. length of the key, 1 byte or 4           .. the key
 *   .. the value:  a number, 8 bytes; or
 *                  the length of a text, 1 byte or 4, and the text; or
 *                  the address of a text, 8 bytes, its length, and that of its block, 4 each; or
 *                  the address of a structure, 8 bytes; or nothing
 * </pre>
 */
final class EntryLayout {
  static final int EXPIRES = 1;
  static final int WIDE_KEY = 2;
  static final int WIDE_TEXT = 4;
  static final int OUTSIDE = 8;

  /** Longer texts have a block of their own, so that a moving entry copies little. */
  static final int INLINE_BYTES_MAX = 1024;

  private static final int ACCESS = 1;
  private static final int FLAGS = 4;
  private static final int HEADER_BYTES = 5;
  private static final int OUTSIDE_BYTES = 16;
  private static final int NARROW_MAX = 255;

  private static final int LINE_BYTES = 64;
  private static final int PAGE_BYTES = 1 << 12;

  private final Memory memory;

  EntryLayout(Memory memory) {
    this.memory = memory;
  }

  static boolean isWide(int length) {
    return length > NARROW_MAX;
  }

  Type type(long entry) {
    return Type.of(memory.getUnsignedByte(entry) >>> 4);
  }

  Encoding encoding(long entry) {
    return Encoding.of(memory.getUnsignedByte(entry) & 0xf);
  }

  void putForm(long entry, Type type, Encoding encoding) {
    memory.putByte(entry, (type.code() << 4) | encoding.code());
  }

  int access(long entry) {
    return memory.getShort(entry + ACCESS) | (memory.getUnsignedByte(entry + ACCESS + 2) << 16);
  }

  void putAccess(long entry, int access) {
    memory.putShort(entry + ACCESS, access);
    memory.putByte(entry + ACCESS + 2, access >>> 16);
  }

  int flags(long entry) {
    return memory.getUnsignedByte(entry + FLAGS);
  }

  boolean has(long entry, int flag) {
    return (flags(entry) & flag) != 0;
  }

  long expireAtMs(long entry) {
    return has(entry, EXPIRES) ? memory.getLong(entry + HEADER_BYTES) : Entry.NO_EXPIRY;
  }

  /** Changes the expiry of an entry that has one. */
  void putExpiry(long entry, long expireAtMs) {
    memory.putLong(entry + HEADER_BYTES, expireAtMs);
  }

  int keyLength(long entry) {
    int flags = flags(entry);
    long at = entry + keyLengthOffset(flags);
    return (flags & WIDE_KEY) != 0 ? memory.getInt(at) : memory.getUnsignedByte(at);
  }

  long keyAddress(long entry) {
    return entry + keyOffset(flags(entry));
  }

  boolean hasKey(long entry, long key, int length) {
    return keyLength(entry) == length && memory.equal(keyAddress(entry), key, length);
  }

  long valueAddress(long entry) {
    return keyAddress(entry) + keyLength(entry);
  }

  long number(long entry) {
    return memory.getLong(valueAddress(entry));
  }

  void putNumber(long entry, long number) {
    memory.putLong(valueAddress(entry), number);
  }

  long root(long entry) {
    return memory.getLong(valueAddress(entry));
  }

  void putRoot(long entry, long root) {
    memory.putLong(valueAddress(entry), root);
  }

  int textLength(long entry) {
    int flags = flags(entry);
    long value = valueAddress(entry);
    if ((flags & OUTSIDE) != 0) {
      return memory.getInt(value + Long.BYTES);
    }
    return (flags & WIDE_TEXT) != 0 ? memory.getInt(value) : memory.getUnsignedByte(value);
  }

  long textAddress(long entry) {
    int flags = flags(entry);
    long value = valueAddress(entry);
    if ((flags & OUTSIDE) != 0) {
      return memory.getLong(value);
    }
    return value + ((flags & WIDE_TEXT) != 0 ? Integer.BYTES : 1);
  }

  /** The length of the block of a text outside. */
  int capacity(long entry) {
    return memory.getInt(valueAddress(entry) + Long.BYTES + Integer.BYTES);
  }

  void putOutside(long entry, long text, int length, int capacity) {
    long value = valueAddress(entry);
    memory.putLong(value, text);
    memory.putInt(value + Long.BYTES, length);
    memory.putInt(value + Long.BYTES + Integer.BYTES, capacity);
  }

  /** Writes the length of a text inside of the entry; returns where the text belongs. */
  long putTextLength(long entry, int length) {
    long value = valueAddress(entry);
    if (has(entry, WIDE_TEXT)) {
      memory.putInt(value, length);
      return value + Integer.BYTES;
    }
    memory.putByte(value, length);
    return value + 1;
  }

  /** The length of the entry's block. */
  long bytes(long entry) {
    long head = valueAddress(entry) - entry;
    Type type = type(entry);
    if (type == Type.NONE) {
      return head;
    }
    if (type != Type.STRING || encoding(entry) == Encoding.INT) {
      return head + Long.BYTES;
    }
    if (has(entry, OUTSIDE)) {
      return head + OUTSIDE_BYTES;
    }
    return head + textBytes(textLength(entry));
  }

  /** A new entry, filled up to its value. */
  long create(long key, int keyLength, int flags, long valueBytes) {
    int all = flags | (isWide(keyLength) ? WIDE_KEY : 0);
    long entry = memory.allocate(keyOffset(all) + keyLength + valueBytes);
    memory.putByte(entry + FLAGS, all);
    long at = entry + keyLengthOffset(all);
    if (isWide(keyLength)) {
      memory.putInt(at, keyLength);
    } else {
      memory.putByte(at, keyLength);
    }
    memory.copyIn(key, entry + keyOffset(all), keyLength);
    return entry;
  }

  /** A copy of an entry with or without room for an expiry, which the caller sets. */
  long copyWithExpiry(long entry, boolean expires) {
    long bytes = bytes(entry);
    int from = keyLengthOffset(flags(entry));
    int flags = (flags(entry) & ~EXPIRES) | (expires ? EXPIRES : 0);
    int to = keyLengthOffset(flags);
    long copy = memory.allocate(bytes - from + to);
    memory.copy(entry, copy, HEADER_BYTES);
    memory.copy(entry + from, copy + to, bytes - from);
    memory.putByte(copy + FLAGS, flags);
    return copy;
  }

  /** What a text inside of an entry takes, its length included. */
  static long textBytes(int length) {
    return (long) length + (isWide(length) ? Integer.BYTES : 1);
  }

  static int textFlags(int length) {
    return length > INLINE_BYTES_MAX ? OUTSIDE : isWide(length) ? WIDE_TEXT : 0;
  }

  static long outsideBytes() {
    return OUTSIDE_BYTES;
  }

  /** Loads the first two cache lines of an entry; the result means nothing. */
  long touch(long entry) {
    long last = entry + LINE_BYTES;
    // The second line may lie beyond the entry, but never beyond the pages that hold it.
    boolean isNear = (entry ^ last) < PAGE_BYTES && (entry ^ last) >= 0;
    return (long) Native.getByte(entry) + (isNear ? Native.getByte(last) : 0);
  }

  /** Loads the start of the structure that is the value; the result means nothing. */
  long touchRoot(long entry) {
    Type type = type(entry);
    boolean isInside = type == Type.STRING || type == Type.NONE;
    return isInside ? 0 : Native.getByte(root(entry));
  }

  /** A hash of the key, for tables. */
  long hash(long entry, SipHash sipHash) {
    int length = keyLength(entry);
    long key = keyAddress(entry);
    memory.prove(key, length);
    return sipHash.hash(key, length);
  }

  /** Whether two native texts are equal. */
  static boolean equal(long text, int length, long other, int otherLength) {
    return length == otherLength && Native.equal(text, other, length);
  }

  private static int keyLengthOffset(int flags) {
    return HEADER_BYTES + ((flags & EXPIRES) != 0 ? Long.BYTES : 0);
  }

  private static int keyOffset(int flags) {
    return keyLengthOffset(flags) + ((flags & WIDE_KEY) != 0 ? Integer.BYTES : 1);
  }
}
