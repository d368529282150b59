package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.RankingMembers;
import dev.baton.engine.structure.TableEntries;

/**
 * The bytes of a member of a ranked sorted set: one block, which a table and a ranking share.
 *
 * <pre>
 *   0  the score, 8 bytes   8  the length, one byte, or 255 and then four   ..  the text
 * </pre>
 */
final class ScoredMember implements TableEntries, RankingMembers {
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

  void free(long member) {
    memory.free(member, bytes(textLength(member)));
  }

  long blockBytes(long member) {
    return Memory.blockBytes(bytes(textLength(member)));
  }

  double score(long member) {
    return Double.longBitsToDouble(memory.getLong(member));
  }

  void putScore(long member, double score) {
    memory.putLong(member, Double.doubleToRawLongBits(score));
  }

  boolean hasText(long member, long text, int length) {
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

  long hash(long text, int length) {
    return hasher.hash(text, length);
  }

  private static long bytes(int length) {
    return (length < WIDE ? NARROW_TEXT : WIDE_TEXT) + (long) length;
  }
}
