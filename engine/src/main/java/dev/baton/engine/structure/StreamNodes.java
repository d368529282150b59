package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/**
 * Packed lists of streams by the identifiers of their nodes, in the order of these, apart from any
 * log: a list with no bytes stands for an identifier alone. A view with a cursor.
 */
public final class StreamNodes {
  private static final long NOTHING = 0;

  private final Memory memory;
  private final StreamNode nodes;
  private final Ranking index;
  private final StreamIdentifier identifier = new StreamIdentifier();
  private long node;

  /** A view on such nodes in {@code memory}. */
  public StreamNodes(Memory memory) {
    this.memory = memory;
    this.nodes = new StreamNode(memory);
    this.index = new Ranking(memory, nodes);
  }

  /** Makes an empty set of nodes and sets this view on it; returns its address, which stays. */
  public long create() {
    return index.create();
  }

  /** Sets this view on the nodes at {@code address}. */
  public StreamNodes at(long address) {
    index.at(address);
    return this;
  }

  /** Whether there is a node with this identifier. */
  public boolean has(long timeMs, long sequence) {
    long text = identifier.of(timeMs, sequence);
    return index.rankOf(0, text, StreamNode.IDENTIFIER_BYTES) >= 0;
  }

  /** Adds a copy of a packed list; returns the bytes that takes. */
  public long addCopy(long timeMs, long sequence, long packed) {
    int bytes = memory.getInt(packed);
    long copy = memory.allocate(bytes);
    memory.copy(packed, copy, bytes);
    return add(timeMs, sequence, copy);
  }

  /** Adds an identifier alone; returns the bytes that takes. */
  public long addName(long timeMs, long sequence) {
    return add(timeMs, sequence, NOTHING);
  }

  private long add(long timeMs, long sequence, long packed) {
    long added = nodes.createLoose(timeMs, sequence, packed);
    index.insert(0, added);
    return nodes.looseBytes(added);
  }

  /** Moves to the first node above an identifier. */
  public boolean seekAbove(long timeMs, long sequence) {
    index.countBelow(identifier.of(timeMs, sequence), StreamNode.IDENTIFIER_BYTES, true);
    return enter(index.isOnItem());
  }

  /** Moves to the first node. */
  public boolean first() {
    return enter(index.first());
  }

  private boolean enter(boolean isThere) {
    node = isThere ? index.entry() : NOTHING;
    return isThere;
  }

  /** The first part of this node's identifier. */
  public long timeMs() {
    return nodes.timeMs(node);
  }

  /** The second part of this node's identifier. */
  public long sequence() {
    return nodes.sequence(node);
  }

  /** Where this node is. */
  public long node() {
    return node;
  }

  /** This node's packed list; zero for an identifier alone. */
  public long packed() {
    return nodes.packed(node);
  }

  /** Removes this node; returns the bytes that gives back. */
  public long remove() {
    long bytes = nodes.looseBytes(node);
    index.remove(0, node, StreamNode.IDENTIFIER_BYTES);
    nodes.freeLoose(node);
    node = NOTHING;
    return bytes;
  }

  /** Frees some nodes; returns whether something is left, false once all is gone. */
  public boolean dispose() {
    return index.dispose(nodes::freeLoose);
  }
}
