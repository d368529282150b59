package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** The reading half of {@link StreamLog}: where the cursor is and what it is on. */
abstract sealed class StreamCursor extends StreamEntryReader permits StreamLog {
  final Ranking index;
  long address;
  private final StreamIdentifier identifier = new StreamIdentifier();

  StreamCursor(Memory memory) {
    super(memory);
    this.index = new Ranking(memory, nodes);
  }

  /** The number of entries that are not deleted. */
  public long length() {
    return nodes.length(address);
  }

  /** The number of nodes. */
  public long nodeCount() {
    return index.size();
  }

  /** All bytes of the log. */
  public long bytes() {
    return nodes.bytes(address) + index.bytes();
  }

  @Override
  public boolean first() {
    return enter(index.first()) && (entry.first() || nextNode());
  }

  /** Moves to the last entry. */
  public boolean last() {
    return enter(index.last()) && (entry.last() || previousNode());
  }

  /** Moves to the next entry; the log has not changed since the cursor was set. */
  @Override
  public boolean next() {
    return entry.next() || nextNode();
  }

  /** Moves to the entry before; the log has not changed since the cursor was set. */
  public boolean previous() {
    return entry.previous() || previousNode();
  }

  /** Moves to the first entry from this identifier on. */
  public boolean seek(long timeMs, long sequence) {
    long text = identifier.of(timeMs, sequence);
    long upTo = index.countBelow(text, StreamNode.IDENTIFIER_BYTES, true);
    boolean isThere = enter(index.seek(Math.max(0, upTo - 1))) && (entry.first() || nextNode());
    while (isThere && isBelow(timeMs, sequence)) {
      isThere = next();
    }
    return isThere;
  }

  /** Moves to the last entry up to this identifier. */
  public boolean seekBack(long timeMs, long sequence) {
    if (!seek(timeMs, sequence)) {
      return last();
    }
    return (entry.timeMs() == timeMs && entry.sequence() == sequence) || previous();
  }

  /** Moves to the first node, for writing whole nodes out; see {@link #nodePacked}. */
  public boolean firstNode() {
    return enter(index.first());
  }

  /** Moves to the last node. */
  public boolean lastNode() {
    return enter(index.last());
  }

  /** Moves to the first node whose identifier is above this one. */
  public boolean nodeAbove(long timeMs, long sequence) {
    index.countBelow(identifier.of(timeMs, sequence), StreamNode.IDENTIFIER_BYTES, true);
    return enter(index.isOnItem());
  }

  /** Moves to the node after this one. */
  public boolean nodeAfter() {
    return enter(index.next());
  }

  /** Where this node is. */
  public long node() {
    return node;
  }

  final boolean enter(boolean isThere) {
    node = isThere ? index.entry() : 0;
    if (isThere) {
      entry.enter(node);
    }
    return isThere;
  }

  private boolean nextNode() {
    while (enter(index.next())) {
      if (entry.first()) {
        return true;
      }
    }
    return false;
  }

  private boolean previousNode() {
    while (enter(index.previous())) {
      if (entry.last()) {
        return true;
      }
    }
    return false;
  }

  final boolean isBelow(long timeMs, long sequence) {
    int order = Long.compareUnsigned(entry.timeMs(), timeMs);
    return order < 0 || (order == 0 && Long.compareUnsigned(entry.sequence(), sequence) < 0);
  }
}
