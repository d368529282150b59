package dev.baton.engine.keyspace;

import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.base.DoubleText;
import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.Scratch;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.PackedList;

/** A sorted set in one packed list: each member before its score, in order, as in Redis. */
final class PackedScores implements Scores {
  private static final double WHOLE_MAX = 0x1p62;
  private static final int SCORE = 32;

  private final PackedList list;
  // The digits of a member that is a number, then those of a score on its way into the list.
  private final Scratch scratch = new Scratch(SCORE + DoubleText.LONGEST);
  private final byte[] digits = new byte[DoubleText.LONGEST];
  private int memberOffset;
  private double score;
  private boolean isNumber;
  private long number;
  private long text;
  private int length;

  PackedScores(Memory memory) {
    this.list = new PackedList(memory);
  }

  void create() {
    list.create();
  }

  PackedScores at(long root) {
    list.at(root);
    return this;
  }

  void free() {
    list.free();
  }

  /** Whether another member of this length may be added to the list. */
  boolean hasRoomFor(int textLength) {
    return list.hasRoomFor(textLength + DoubleText.LONGEST);
  }

  @Override
  public long root() {
    return list.address();
  }

  @Override
  public long size() {
    return list.count() / 2;
  }

  // ---- moves

  @Override
  public boolean find(long wanted, int wantedLength) {
    return read(list.first() && list.find(wanted, wantedLength, 1));
  }

  @Override
  public long rankOf(long wanted, int wantedLength) {
    if (!find(wanted, wantedLength)) {
      return -1;
    }
    int found = memberOffset;
    int before = 0;
    for (list.first(); list.offset() != found; list.next()) {
      before++;
    }
    return before / 2;
  }

  @Override
  public boolean seek(long rank) {
    // The list counts from its end what is negative.
    return read(rank >= 0 && rank < size() && list.seek((int) rank * 2));
  }

  @Override
  public boolean next() {
    return read(list.next());
  }

  @Override
  public boolean previous() {
    return read(list.moveTo(memberOffset) && list.previous() && list.previous());
  }

  @Override
  public long countBelow(double limit, boolean orEqual) {
    long count = 0;
    boolean isThere = read(list.first());
    while (isThere && (score < limit || (orEqual && score == limit))) {
      count++;
      isThere = next();
    }
    return count;
  }

  @Override
  public long countBelow(long limit, int limitLength, boolean orEqual) {
    long count = 0;
    boolean isThere = read(list.first());
    while (isThere && isBelow(limit, limitLength, orEqual)) {
      count++;
      isThere = next();
    }
    return count;
  }

  private boolean isBelow(long limit, int limitLength, boolean orEqual) {
    int order = Native.compare(textAddress(), textLength(), limit, limitLength);
    return order < 0 || (orEqual && order == 0);
  }

  /** Reads the member that the list is on, and then its score, on which the list then is. */
  private boolean read(boolean isThere) {
    if (!isThere) {
      return false;
    }
    memberOffset = list.offset();
    isNumber = list.isNumber();
    length = list.textLength();
    if (isNumber) {
      number = list.number();
    } else {
      text = list.textAddress();
    }
    list.next();
    score =
        list.isNumber() ? list.number() : DoubleParser.parse(list.textAddress(), list.textLength());
    return true;
  }

  // ---- this member

  @Override
  public double score() {
    return score;
  }

  @Override
  public boolean isNumber() {
    return isNumber;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long textAddress() {
    if (!isNumber) {
      return text;
    }
    Integers.write(number, scratch.address());
    return scratch.address();
  }

  @Override
  public int textLength() {
    return length;
  }

  // ---- changes

  @Override
  public void insert(double newScore, long newText, int newLength) {
    boolean isThere = read(list.first());
    while (isThere && (score < newScore || (score == newScore && isBelow(newText, newLength)))) {
      isThere = next();
    }
    if (isThere) {
      list.moveTo(memberOffset);
      list.insertBefore(newText, newLength);
      list.insertAfter(scratch.address() + SCORE, writeScore(newScore));
    } else {
      list.append(newText, newLength);
      list.append(scratch.address() + SCORE, writeScore(newScore));
    }
  }

  private boolean isBelow(long newText, int newLength) {
    return isBelow(newText, newLength, false);
  }

  /** Minus zero becomes zero, as in Redis since 7.0. */
  private int writeScore(double newScore) {
    long target = scratch.address() + SCORE;
    if (Math.abs(newScore) <= WHOLE_MAX && (long) newScore == newScore) {
      return Integers.write((long) newScore, target);
    }
    int bytes = DoubleText.write(newScore, digits);
    Native.copy(digits, 0, target, bytes);
    return bytes;
  }

  @Override
  public void move(double newScore, long sameText, int sameLength) {
    if (find(sameText, sameLength)) {
      remove();
    }
    insert(newScore, sameText, sameLength);
  }

  @Override
  public void remove() {
    list.moveTo(memberOffset);
    list.remove(2);
  }

  @Override
  public void remove(long rank, long count) {
    if (seek(rank)) {
      list.moveTo(memberOffset);
      list.remove((int) Math.min(Integer.MAX_VALUE, 2 * count));
    }
  }
}
