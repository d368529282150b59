package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** What the readers of a stream share: the node and the entry they are on, and what those say. */
abstract sealed class StreamEntryReader permits StreamCursor, StreamNodeReader {
  final StreamNode nodes;
  final StreamEntry entry;
  long node;

  StreamEntryReader(Memory memory) {
    this.nodes = new StreamNode(memory);
    this.entry = new StreamEntry(memory, nodes);
  }

  /** Moves to the first entry. */
  public abstract boolean first();

  /** Moves to the next entry. */
  public abstract boolean next();

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
}
