package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The bytes of a member of a ranked sorted set: one block, which a table and a ranking share.
 *
 * <pre>
 *   0  the score, 8 bytes   8  the length, one byte, or 255 and then four   ..  the text
 * </pre>
 */
final class ScoredMember implements MemberBlocks {
  private static final int LENGTH = 8;
  private static final int NARROW_TEXT = 9;
  private static final int WIDE_TEXT = 13;
  private static final int WIDE = 255;

  private final Memory memory;
  private final KeyHasher hasher;

  ScoredMember(Memory memory, KeyHasher hasher) {
    this.memory = memory;
    this.hasher = hasher;
  }

  long create(double score, long text, int length) {
    long member = memory.allocate(bytes(length));
    putScore(member, score);
    if (length < WIDE) {
      memory.putByte(member + LENGTH, length);
      memory.copyIn(text, member + NARROW_TEXT, length);
    } else {
      memory.putByte(member + LENGTH, WIDE);
      memory.putInt(member + LENGTH + 1, length);
      memory.copyIn(text, member + WIDE_TEXT, length);
    }
    return member;
  }

  @Override
  public long copy(long member) {
    return create(score(member), textAddress(member), textLength(member));
  }

  /** No member has a score that is no number. */
  @Override
  public long createName(long text, int length) {
    return create(Double.NaN, text, length);
  }

  @Override
  public boolean isName(long member) {
    return Double.isNaN(score(member));
  }

  /** A copy, if moving it is worth it, otherwise the member itself. */
  long copyOut(long member, Mover mover) {
    return mover.copy(member, bytes(textLength(member)));
  }

  @Override
  public void free(long member) {
    memory.free(member, bytes(textLength(member)));
  }

  @Override
  public long usedBytes(long member) {
    return Memory.blockBytes(bytes(textLength(member)));
  }

  double score(long member) {
    return Double.longBitsToDouble(memory.getLong(member));
  }

  void putScore(long member, double score) {
    memory.putLong(member, Double.doubleToRawLongBits(score));
  }

  @Override
  public boolean hasText(long member, long text, int length) {
    return textLength(member) == length && memory.equal(textAddress(member), text, length);
  }

  @Override
  public long textAddress(long member) {
    return member + (memory.getUnsignedByte(member + LENGTH) < WIDE ? NARROW_TEXT : WIDE_TEXT);
  }

  @Override
  public int textLength(long member) {
    int length = memory.getUnsignedByte(member + LENGTH);
    return length < WIDE ? length : memory.getInt(member + LENGTH + 1);
  }

  @Override
  public long hash(long member) {
    return hasher.hash(textAddress(member), textLength(member));
  }

  @Override
  public long hash(long text, int length) {
    return hasher.hash(text, length);
  }

  private static long bytes(int length) {
    return (length < WIDE ? NARROW_TEXT : WIDE_TEXT) + (long) length;
  }
}
