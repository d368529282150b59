package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** Reads one node of a stream: its packed list, and the entries in it that are not deleted. */
public final class StreamNodeReader {
  private final StreamNode nodes;
  private final StreamEntry entry;
  private long node;

  /** A view on nodes in {@code memory}. */
  public StreamNodeReader(Memory memory) {
    this.nodes = new StreamNode(memory);
    this.entry = new StreamEntry(memory, nodes);
  }

  /** Sets this view on the node at {@code address}. */
  public StreamNodeReader at(long address) {
    node = address;
    entry.enter(address);
    return this;
  }

  /** The first part of the node's identifier. */
  public long nodeTimeMs() {
    return nodes.timeMs(node);
  }

  /** The second part of the node's identifier. */
  public long nodeSequence() {
    return nodes.sequence(node);
  }

  /** The node's whole packed list. */
  public PackedList packed() {
    return entry.packed;
  }

  /** Moves to the first entry. */
  public boolean first() {
    return entry.first();
  }

  /** Moves to the next entry. */
  public boolean next() {
    return entry.next();
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
}
