package dev.baton.engine.structure;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;

/** A place in the order of a ranking: every item is before it or not. */
final class RankingProbe {
  private enum Kind {
    MEMBER,
    SCORE,
    TEXT
  }

  private final Memory memory;
  private final RankingMembers members;
  private Kind kind = Kind.SCORE;
  private double score;
  private boolean isAfterEqual;
  private long text;
  private int length;

  RankingProbe(Memory memory, RankingMembers members) {
    this.memory = memory;
    this.members = members;
  }

  /** Where an item with this score and text is or belongs. */
  void setMember(double memberScore, long memberText, int textLength) {
    kind = Kind.MEMBER;
    score = memberScore;
    text = memberText;
    length = textLength;
    isAfterEqual = false;
  }

  /** Before, or after, all items with this score. */
  void setScore(double limit, boolean afterEqual) {
    kind = Kind.SCORE;
    score = limit;
    isAfterEqual = afterEqual;
  }

  /** Before, or after, the item with this text, where all scores are equal. */
  void setText(long limit, int limitLength, boolean afterEqual) {
    kind = Kind.TEXT;
    text = limit;
    length = limitLength;
    isAfterEqual = afterEqual;
  }

  /** Whether an item is before this place. */
  boolean isAfter(double itemScore, long entry) {
    int order = order(itemScore, entry);
    return isAfterEqual ? order <= 0 : order < 0;
  }

  /** Whether this place is in the subtree that starts with an item, unless a later one fits too. */
  boolean isWithin(double firstScore, long firstEntry) {
    int order = order(firstScore, firstEntry);
    return (isAfterEqual || kind == Kind.MEMBER) ? order <= 0 : order < 0;
  }

  /** Whether the item is the one that {@link #setMember} named. */
  boolean isMember(double itemScore, long entry) {
    return itemScore == score && compareText(entry) == 0;
  }

  private int order(double itemScore, long entry) {
    return switch (kind) {
      case MEMBER -> itemScore == score ? compareText(entry) : compareScore(itemScore);
      case SCORE -> compareScore(itemScore);
      case TEXT -> compareText(entry);
    };
  }

  private int compareScore(double itemScore) {
    return itemScore < score ? -1 : itemScore > score ? 1 : 0;
  }

  private int compareText(long entry) {
    long itemText = members.textAddress(entry);
    int itemLength = members.textLength(entry);
    memory.prove(itemText, itemLength);
    return Native.compare(itemText, itemLength, text, length);
  }
}
