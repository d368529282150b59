package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** The reading half of {@link StreamLog}: where the cursor is and what it is on. */
abstract sealed class StreamCursor permits StreamLog {
  final StreamNode nodes;
  final Ranking index;
  final StreamEntry entry;
  long address;
  long node;
  private final StreamIdentifier identifier = new StreamIdentifier();

  StreamCursor(Memory memory) {
    this.nodes = new StreamNode(memory);
    this.index = new Ranking(memory, nodes);
    this.entry = new StreamEntry(memory, nodes);
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

  /** Moves to the first entry. */
  public boolean first() {
    return enter(index.first()) && (entry.first() || nextNode());
  }

  /** Moves to the last entry. */
  public boolean last() {
    return enter(index.last()) && (entry.last() || previousNode());
  }

  /** Moves to the next entry; the log has not changed since the cursor was set. */
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

  /** The first part of this entry's identifier. */
  public long timeMs() {
    return entry.timeMs();
  }

  /** The second part of this entry's identifier. */
  public long sequence() {
    return entry.sequence();
  }

  /** The number of this entry's fields; reading them then starts at the first. */
  public int fields() {
    entry.rewind();
    return entry.fields();
  }

  /** Moves to the next field of this entry. */
  public boolean nextField() {
    return entry.nextField();
  }

  /** The name of this field: ask once, before its value. */
  public PackedList name() {
    return entry.name();
  }

  /** The value of this field: ask once, after its name. */
  public PackedList value() {
    return entry.value();
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

  /** The first part of this node's identifier. */
  public long nodeTimeMs() {
    return nodes.timeMs(node);
  }

  /** The second part of this node's identifier. */
  public long nodeSequence() {
    return nodes.sequence(node);
  }

  /** This node's whole packed list. */
  public PackedList nodePacked() {
    return entry.packed;
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
