package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The bytes of a member of a large set, or of a field of a large hash with its value: one block.
 *
 * <pre>
 *   0  flags                                    1  the expiry in ms, 8 bytes, if it has one
 *   .. length of the text, 1 byte or 4          .. the text
 *   .. of a field: the length of the value, 1 byte or 4, and the value; or
 *                  the address of the value, 8 bytes, and its length, 4
 * </pre>
 */
final class MemberLayout implements MemberBlocks {
  /** The value length of members of sets, which have no value. */
  static final int NO_VALUE = -1;

  private static final int WIDE_TEXT = 1;
  private static final int VALUE = 2;
  private static final int WIDE_VALUE = 4;
  private static final int OUTSIDE = 8;
  private static final int EXPIRES = 16;
  private static final int NAME_ONLY = 32;

  private static final int HEADER_BYTES = 1;
  private static final int OUTSIDE_BYTES = Long.BYTES + Integer.BYTES;
  private static final int NARROW_MAX = 255;

  /** Longer values have a block of their own, so that a moving member copies little. */
  private static final int INLINE_BYTES_MAX = 1024;

  private final Memory memory;
  private final SipHash sipHash;

  MemberLayout(Memory memory, SipHash sipHash) {
    this.memory = memory;
    this.sipHash = sipHash;
  }

  // ---- reading

  @Override
  public long hash(long member) {
    int length = textLength(member);
    long text = textAddress(member);
    memory.prove(text, length);
    return sipHash.hash(text, length);
  }

  @Override
  public long hash(long text, int length) {
    return sipHash.hash(text, length);
  }

  @Override
  public long textAddress(long member) {
    int flags = flags(member);
    return member + lengthOffset(flags) + width((flags & WIDE_TEXT) != 0);
  }

  @Override
  public int textLength(long member) {
    int flags = flags(member);
    return length(member + lengthOffset(flags), (flags & WIDE_TEXT) != 0);
  }

  @Override
  public boolean hasText(long member, long text, int length) {
    return textLength(member) == length && memory.equal(textAddress(member), text, length);
  }

  boolean expires(long member) {
    return (flags(member) & EXPIRES) != 0;
  }

  long expireAtMs(long member) {
    return expires(member) ? memory.getLong(member + HEADER_BYTES) : Entry.NO_EXPIRY;
  }

  /** Where the value of a field is. */
  long valueAddress(long member) {
    int flags = flags(member);
    long value = valueStart(member);
    return (flags & OUTSIDE) != 0
        ? memory.getLong(value)
        : value + width((flags & WIDE_VALUE) != 0);
  }

  /** The length of the value, or {@link #NO_VALUE}. */
  int valueLength(long member) {
    int flags = flags(member);
    if ((flags & VALUE) == 0) {
      return NO_VALUE;
    }
    long value = valueStart(member);
    return (flags & OUTSIDE) != 0
        ? memory.getInt(value + Long.BYTES)
        : length(value, (flags & WIDE_VALUE) != 0);
  }

  @Override
  public long usedBytes(long member) {
    long bytes = Memory.blockBytes(bytes(member));
    return isOutside(member) ? bytes + Memory.blockBytes(valueLength(member)) : bytes;
  }

  // ---- changing

  /** A new member; sets give {@link #NO_VALUE} as the length of the value. */
  long create(long text, int length, long value, int valueLength, long expireAtMs) {
    long member = allocate(text, length, valueLength, expireAtMs);
    fill(member, value, valueLength);
    return member;
  }

  @Override
  public long createName(long text, int length) {
    long name = create(text, length, 0, NO_VALUE, Entry.NO_EXPIRY);
    memory.putByte(name, flags(name) | NAME_ONLY);
    return name;
  }

  @Override
  public boolean isName(long member) {
    return (flags(member) & NAME_ONLY) != 0;
  }

  @Override
  public long copy(long member) {
    int length = textLength(member);
    int valueLength = valueLength(member);
    long value = valueLength == NO_VALUE ? 0 : valueAddress(member);
    return create(textAddress(member), length, value, valueLength, expireAtMs(member));
  }

  /** Overwrites the value in place; false when that needs another block. */
  boolean rewrite(long member, long value, int valueLength) {
    if (isOutside(member) || valueLength > INLINE_BYTES_MAX) {
      return false;
    }
    long before = bytes(member);
    long start = valueStart(member);
    long after = start - member + valueBytes(valueLength);
    if (Memory.blockBytes(before) != Memory.blockBytes(after)) {
      return false;
    }
    if (before != after) {
      memory.resize(member, before, after);
    }
    int wide = valueLength > NARROW_MAX ? WIDE_VALUE : 0;
    memory.putByte(member, (flags(member) & ~WIDE_VALUE) | wide);
    fill(member, value, valueLength);
    return true;
  }

  /** Changes the expiry of a member that has one. */
  void putExpiry(long member, long expireAtMs) {
    memory.putLong(member + HEADER_BYTES, expireAtMs);
  }

  /**
   * A copy of a member with or without room for an expiry. A value in a block of its own goes over
   * to the copy, so the old one may only be freed with {@link #freeShell}.
   */
  long withExpiry(long member, long expireAtMs) {
    int length = textLength(member);
    long text = textAddress(member);
    long rest = bytes(member) - (text - member);
    int before = flags(member);
    int flags = expireAtMs == Entry.NO_EXPIRY ? before & ~EXPIRES : before | EXPIRES;
    int head = lengthOffset(flags) + width((flags & WIDE_TEXT) != 0);
    long copy = memory.allocate(head + rest);
    memory.putByte(copy, flags);
    if (expireAtMs != Entry.NO_EXPIRY) {
      putExpiry(copy, expireAtMs);
    }
    putLength(copy + lengthOffset(flags), length);
    memory.copy(text, copy + head, rest);
    return copy;
  }

  /**
   * Moves the value of a member when it lies outside, and copies the member, if that is worth it;
   * the old member is to be freed with {@link #freeShell} when another is returned.
   */
  long copyOut(long member, Mover mover) {
    if (isOutside(member)) {
      memory.putLong(valueStart(member), mover.move(valueAddress(member), valueLength(member)));
    }
    return mover.copy(member, bytes(member));
  }

  @Override
  public void free(long member) {
    if (isOutside(member)) {
      memory.free(valueAddress(member), valueLength(member));
    }
    freeShell(member);
  }

  /** Frees a member whose value has gone elsewhere. */
  void freeShell(long member) {
    memory.free(member, bytes(member));
  }

  // ---- layout

  private long allocate(long text, int length, int valueLength, long expireAtMs) {
    int flags = length > NARROW_MAX ? WIDE_TEXT : 0;
    flags |= expireAtMs == Entry.NO_EXPIRY ? 0 : EXPIRES;
    if (valueLength != NO_VALUE) {
      int wide = valueLength > NARROW_MAX ? VALUE | WIDE_VALUE : VALUE;
      flags |= valueLength > INLINE_BYTES_MAX ? VALUE | OUTSIDE : wide;
    }
    int head = lengthOffset(flags) + width((flags & WIDE_TEXT) != 0);
    long member = memory.allocate(head + length + valueBytes(valueLength));
    memory.putByte(member, flags);
    if (expireAtMs != Entry.NO_EXPIRY) {
      putExpiry(member, expireAtMs);
    }
    putLength(member + lengthOffset(flags), length);
    memory.copyIn(text, member + head, length);
    return member;
  }

  /** Writes the value of a member that was made for one of this length. */
  private void fill(long member, long value, int length) {
    if (length == NO_VALUE) {
      return;
    }
    long start = valueStart(member);
    if (isOutside(member)) {
      long block = memory.allocate(length);
      memory.copyIn(value, block, length);
      memory.putLong(start, block);
      memory.putInt(start + Long.BYTES, length);
    } else {
      putLength(start, length);
      memory.copyIn(value, start + width(length > NARROW_MAX), length);
    }
  }

  private long bytes(long member) {
    long start = valueStart(member) - member;
    return isOutside(member) ? start + OUTSIDE_BYTES : start + valueBytes(valueLength(member));
  }

  private static long valueBytes(int length) {
    if (length == NO_VALUE) {
      return 0;
    }
    return length > INLINE_BYTES_MAX ? OUTSIDE_BYTES : (long) width(length > NARROW_MAX) + length;
  }

  private long valueStart(long member) {
    return textAddress(member) + textLength(member);
  }

  private boolean isOutside(long member) {
    return (flags(member) & OUTSIDE) != 0;
  }

  private int flags(long member) {
    return memory.getUnsignedByte(member);
  }

  private int length(long at, boolean isWide) {
    return isWide ? memory.getInt(at) : memory.getUnsignedByte(at);
  }

  private void putLength(long at, int length) {
    if (length > NARROW_MAX) {
      memory.putInt(at, length);
    } else {
      memory.putByte(at, length);
    }
  }

  private static int lengthOffset(int flags) {
    return HEADER_BYTES + ((flags & EXPIRES) != 0 ? Long.BYTES : 0);
  }

  private static int width(boolean isWide) {
    return isWide ? Integer.BYTES : 1;
  }
}
