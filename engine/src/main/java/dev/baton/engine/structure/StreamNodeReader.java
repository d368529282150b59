package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** Reads one node of a stream: its packed list, and the entries in it that are not deleted. */
public final class StreamNodeReader extends StreamEntryReader {

  /** A view on nodes in {@code memory}. */
  public StreamNodeReader(Memory memory) {
    super(memory);
  }

  /** Sets this view on the node at {@code address}. */
  public StreamNodeReader at(long address) {
    node = address;
    entry.enter(address);
    return this;
  }

  @Override
  public boolean first() {
    return entry.first();
  }

  @Override
  public boolean next() {
    return entry.next();
  }
}
