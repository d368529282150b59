package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/** The half of {@link LinkedPackedList} that changes no element: where the cursor and all is. */
abstract sealed class LinkedCursor permits LinkedChange {
  final Memory memory;
  final NodeCompression compression;
  final PackedList packed;
  long address;
  long node;

  LinkedCursor(Memory memory, NodeCompression compression) {
    this.memory = memory;
    this.compression = compression;
    this.packed = new PackedList(memory);
  }

  /** The number of elements. */
  public long count() {
    return LinkedNode.count(memory, address);
  }

  /** The number of nodes. */
  public long nodes() {
    return LinkedNode.nodes(memory, address);
  }

  /** All bytes of the list. */
  public long bytes() {
    return LinkedNode.bytes(memory, address);
  }

  /** The bytes of the packed lists if none of them were compressed. */
  public long plainBytes() {
    long bytes = 0;
    for (long block = firstStored(); block != 0; block = nextStored()) {
      bytes += StoredNode.plainBytes(memory, block);
    }
    return bytes;
  }

  /** The element the cursor is on: only to be read. */
  public PackedList element() {
    return packed;
  }

  /** Whether the cursor is on an element. */
  public boolean isOnElement() {
    return node != 0;
  }

  /** Moves to the first element. */
  public boolean first() {
    return enter(LinkedNode.first(memory, address)) && packed.first();
  }

  /** Moves to the last element. */
  public boolean last() {
    return enter(LinkedNode.last(memory, address)) && packed.last();
  }

  /** Moves to the element after this one. */
  public boolean next() {
    return packed.next() || (enter(LinkedNode.next(memory, node)) && packed.first());
  }

  /** Moves to the element before this one. */
  public boolean previous() {
    return packed.previous() || (enter(LinkedNode.previous(memory, node)) && packed.last());
  }

  /** Moves to an element by index, from the end when that is negative: -1 is the last. */
  public boolean seek(long index) {
    long count = count();
    long wanted = index < 0 ? index + count : index;
    if (wanted < 0 || wanted >= count) {
      node = 0;
      return false;
    }
    return wanted < count / 2 ? seekForward(wanted) : seekBack(count - 1 - wanted);
  }

  /** Moves to the first element equal to a text, from this one on. */
  public boolean find(long text, int length) {
    boolean isThere = isOnElement();
    while (isThere && !packed.find(text, length)) {
      isThere = nextNode() && packed.first();
    }
    return isThere;
  }

  /** The address of the list's own block, which stays where it is. */
  public long address() {
    return address;
  }

  /** Moves to the first node, whose whole packed list {@link #element} then is. */
  public boolean firstNode() {
    return enter(LinkedNode.first(memory, address));
  }

  /** Moves to the node after this one, as {@link #firstNode} does. */
  public boolean nextNode() {
    return enter(LinkedNode.next(memory, node));
  }

  /** Moves to a node of this list by its address, as {@link #firstNode} does; zero is none. */
  public boolean toNode(long nodeAddress) {
    return enter(nodeAddress);
  }

  /**
   * Moves to the first node without a look into it: {@link #element} shows nothing of it. Returns
   * the block that a {@link StoredNode} reads, zero without one.
   */
  public long firstStored() {
    return pass(LinkedNode.first(memory, address));
  }

  /** Moves to the node after this one, as {@link #firstStored} does. */
  public long nextStored() {
    return pass(LinkedNode.next(memory, node));
  }

  /** The block of a node of this list, for a {@link StoredNode}. */
  public long storedOf(long nodeAddress) {
    return LinkedNode.packed(memory, nodeAddress);
  }

  /** The node after one of this list, zero after the last. */
  public long nodeAfter(long nodeAddress) {
    return LinkedNode.next(memory, nodeAddress);
  }

  /** The address of the node the cursor is on, zero for none. */
  public long node() {
    return node;
  }

  /** Moves the list's own block when that is worth it; returns where the list is now. */
  public long compactHead(Mover mover) {
    address = LinkedNode.moveList(address, mover);
    node = 0;
    return address;
  }

  /**
   * Moves a node of this list and its packed list when that is worth it; the cursor is on no
   * element.
   *
   * @param compacted the node, zero for the first one
   * @return the next node, zero after the last
   */
  public long compact(long compacted, Mover mover) {
    node = 0;
    long first = compacted == 0 ? LinkedNode.first(memory, address) : compacted;
    long moved = first == 0 ? 0 : LinkedNode.move(memory, address, first, mover);
    return moved == 0 ? 0 : LinkedNode.next(memory, moved);
  }

  /**
   * The structural check: links, counts, bytes and every packed list.
   *
   * @throws dev.baton.engine.base.BrokenInvariantException when one is wrong
   */
  public void verify() {
    PackedListCheck check = new PackedListCheck(memory);
    long elements = 0;
    long nodesSeen = 0;
    long bytes = 0;
    long before = 0;
    for (boolean isThere = firstNode(); isThere; isThere = nextNode()) {
      long block = LinkedNode.packed(memory, node);
      bytes += Memory.blockBytes(StoredNode.bytes(memory, block));
      Check.that(LinkedNode.previous(memory, node) == before, "nodes are linked both ways");
      Check.that(check.isWellFormed(packed.address(), packed.bytes()), "a node is well formed");
      Check.that(packed.count() > 0, "no node is empty");
      Check.that(packed.count() == elementsOf(node), "a node tells how many elements it has");
      elements += elementsOf(node);
      nodesSeen++;
      before = node;
    }
    Check.that(LinkedNode.last(memory, address) == before, "the last node ends the list");
    Check.that(elements == count() && nodesSeen == nodes(), "elements and nodes are counted");
    Check.that(bytes == LinkedNode.packedBytes(memory, address), "the bytes of nodes are counted");
    Check.that(isPlainAt(LinkedNode.first(memory, address)), "the first node is plain");
    Check.that(isPlainAt(LinkedNode.last(memory, address)), "the last node is plain");
  }

  private boolean isPlainAt(long end) {
    return end == 0 || !StoredNode.isCompressed(memory, LinkedNode.packed(memory, end));
  }

  final boolean enter(long newNode) {
    node = newNode;
    if (newNode == 0) {
      compression.hide();
      return false;
    }
    packed.at(compression.plain(newNode, LinkedNode.packed(memory, newNode)));
    return true;
  }

  /** The number of elements of a node, which need not be the one that the cursor is on. */
  final int elementsOf(long counted) {
    long block = LinkedNode.packed(memory, counted);
    int elements = StoredNode.elements(memory, block);
    boolean isKnown = elements != PackedCursor.COUNT_UNKNOWN;
    return isKnown || StoredNode.isCompressed(memory, block) ? elements : packed.at(block).count();
  }

  private long pass(long newNode) {
    node = newNode;
    return newNode == 0 ? 0 : LinkedNode.packed(memory, newNode);
  }

  private boolean seekForward(long steps) {
    long left = steps;
    long at = LinkedNode.first(memory, address);
    for (int here = elementsOf(at); left >= here; here = elementsOf(at)) {
      left -= here;
      at = LinkedNode.next(memory, at);
    }
    return enter(at) && packed.seek((int) left);
  }

  private boolean seekBack(long steps) {
    long left = steps;
    long at = LinkedNode.last(memory, address);
    for (int here = elementsOf(at); left >= here; here = elementsOf(at)) {
      left -= here;
      at = LinkedNode.previous(memory, at);
    }
    return enter(at) && packed.seek((int) (-1 - left));
  }
}
