package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/** The half of {@link LinkedPackedList} that changes no element: where the cursor and all is. */
abstract sealed class LinkedCursor permits LinkedPackedList {
  final Memory memory;
  final PackedList packed;
  long address;
  long node;

  LinkedCursor(Memory memory) {
    this.memory = memory;
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

  final boolean enter(long newNode) {
    node = newNode;
    if (newNode != 0) {
      packed.at(LinkedNode.packed(memory, newNode));
    }
    return newNode != 0;
  }

  private boolean seekForward(long steps) {
    long left = steps;
    for (boolean isThere = firstNode(); isThere; isThere = nextNode()) {
      int here = packed.count();
      if (left < here) {
        return packed.seek((int) left);
      }
      left -= here;
    }
    return false;
  }

  private boolean seekBack(long steps) {
    long left = steps;
    long at = LinkedNode.last(memory, address);
    for (; enter(at); at = LinkedNode.previous(memory, at)) {
      int here = packed.count();
      if (left < here) {
        return packed.seek((int) (-1 - left));
      }
      left -= here;
    }
    return false;
  }
}
