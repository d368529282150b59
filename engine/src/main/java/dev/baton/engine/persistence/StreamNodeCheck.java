package dev.baton.engine.persistence;

import dev.baton.engine.structure.PackedList;

/**
 * Judges a packed list that claims to be a node of a stream, element by element, before any other
 * code walks it. The layout is told at {@link dev.baton.engine.structure.StreamLog}: the numbers of
 * entries, the names most of them share, and the entries, each with the number of its elements at
 * its end.
 */
final class StreamNodeCheck {
  private static final int DELETED = 1;
  private static final int SHARED_NAMES = 2;

  private PackedList list;
  private boolean isSound;
  private long live;
  private long deleted;
  private long names;
  // The identifier of the entry that was read last, of this node or the one before it.
  private long timeMs;
  private long sequence;
  private boolean isAnyEntry;

  StreamNodeCheck(PackedList list) {
    this.list = list;
  }

  /** Forgets the nodes before. */
  void restart() {
    isAnyEntry = false;
    live = 0;
  }

  /** The number of live entries of the node that was judged last. */
  long live() {
    return live;
  }

  /** The first part of the largest identifier seen since {@link #restart}. */
  long timeMs() {
    return timeMs;
  }

  /** The second part of the largest identifier seen since {@link #restart}. */
  long sequence() {
    return sequence;
  }

  /** Whether any entry was seen since {@link #restart}, live or deleted. */
  boolean isAnyEntry() {
    return isAnyEntry;
  }

  /**
   * Whether a well-formed packed list is a node whose entries' identifiers ascend, above those of
   * the node that was judged before.
   */
  boolean isNode(PackedList node, long baseTimeMs, long baseSequence) {
    list = node;
    isSound = list.first();
    live = number();
    deleted = nextNumber();
    names = nextNumber();
    isSound &= live >= 0 && deleted >= 0 && names >= 0 && names <= Integer.MAX_VALUE;
    skip(names);
    isSound &= nextNumber() == 0;
    long liveLeft = live;
    long deletedLeft = deleted;
    while (isSound && list.next()) {
      boolean isDeleted = readEntry(baseTimeMs, baseSequence);
      liveLeft -= isDeleted ? 0 : 1;
      deletedLeft -= isDeleted ? 1 : 0;
    }
    return isSound && liveLeft == 0 && deletedLeft == 0;
  }

  /** Reads the entry whose flags the list is on; returns whether it is deleted. */
  private boolean readEntry(long baseTimeMs, long baseSequence) {
    long flags = number();
    isSound &= (flags & ~(DELETED | SHARED_NAMES)) == 0;
    takeIdentifier(baseTimeMs + nextNumber(), baseSequence + nextNumber());
    boolean isShared = (flags & SHARED_NAMES) != 0;
    long fields = isShared ? names : nextNumber();
    isSound &= fields >= 0 && fields <= Integer.MAX_VALUE;
    long texts = isShared ? fields : 2 * fields;
    skip(texts);
    isSound &= nextNumber() == texts + (isShared ? 3 : 4);
    return (flags & DELETED) != 0;
  }

  private void takeIdentifier(long newTimeMs, long newSequence) {
    int order = Long.compareUnsigned(newTimeMs, timeMs);
    boolean isAbove = order > 0 || (order == 0 && Long.compareUnsigned(newSequence, sequence) > 0);
    isSound &= !isAnyEntry || isAbove;
    isAnyEntry = true;
    timeMs = newTimeMs;
    sequence = newSequence;
  }

  private void skip(long elements) {
    for (long i = 0; i < elements && isSound; i++) {
      isSound = list.next();
    }
  }

  private long nextNumber() {
    isSound = isSound && list.next();
    return number();
  }

  /** The number the list is on; where it is on none the node is not sound. */
  private long number() {
    isSound = isSound && list.isNumber();
    return isSound ? list.number() : -1;
  }
}
