package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/**
 * A long list: packed lists of bounded size, linked both ways, so that both ends are at hand and a
 * change in the middle moves little.
 *
 * <p>A view with a cursor. {@link #at} sets it on a list; the moves set it on an element, which
 * {@link #element} then shows, and tell whether there is one. The list's own block stays where it
 * is.
 */
public final class LinkedPackedList extends LinkedChange {
  /** A view on lists in {@code memory}, whose inner nodes {@code compression} may compress. */
  public LinkedPackedList(Memory memory, NodeCompression compression) {
    super(memory, compression);
  }

  /** Whether this much is more than one node may hold. */
  public boolean isOverNode(long elements, long packedBytes) {
    return limit.isExceededBy(elements, packedBytes);
  }

  /** Whether all lies in one node that is at most half full. */
  public boolean isSmall() {
    return nodes() == 1 && firstNode() && limit.isHalfFor(packed.count(), packed.bytes());
  }

  /** Ends this list, which has one node, and returns the packed list that remains of it. */
  public long takeOnlyNode() {
    Check.that(nodes() == 1, "the list has one node");
    long only = LinkedNode.first(memory, address);
    long remains = LinkedNode.packed(memory, only);
    unlink(only);
    freeList();
    node = 0;
    return remains;
  }

  /** Creates an empty list and sets this view on it; returns its address. */
  public long create() {
    return at(LinkedNode.createList(memory)).address;
  }

  /** Sets this view on the list at {@code listAddress}, on no element. */
  public LinkedPackedList at(long listAddress) {
    address = listAddress;
    node = 0;
    return this;
  }

  /** Adds a text, which lies outside of this list, at the start; the cursor is on it. */
  public void pushFirst(long text, int length) {
    boolean hasRoom = enter(LinkedNode.first(memory, address)) && hasRoomFor(length);
    if (!hasRoom) {
      create(0, LinkedNode.first(memory, address));
    }
    begin();
    packed.prepend(text, length);
    end(1);
  }

  /** Adds a text, which lies outside of this list, at the end; the cursor is on no element. */
  public void pushLast(long text, int length) {
    boolean hasRoom = enter(LinkedNode.last(memory, address)) && hasRoomFor(length);
    if (!hasRoom) {
      create(LinkedNode.last(memory, address), 0);
    }
    begin();
    packed.append(text, length);
    end(1);
    node = 0;
  }

  /** Adds a text before this element; the cursor is on the new one. */
  public void insertBefore(long text, int length) {
    if (hasRoomFor(length)) {
      begin();
      packed.insertBefore(text, length);
      end(1);
      return;
    }
    int offset = packed.offset();
    boolean isFirst = !packed.previous();
    packed.moveTo(offset);
    if (!isFirst) {
      split();
    }
    long before = isFirst ? LinkedNode.previous(memory, node) : node;
    appendTo(before, isFirst ? node : LinkedNode.next(memory, node), text, length);
  }

  /** Adds a text after this element; the cursor is on the new one. */
  public void insertAfter(long text, int length) {
    if (hasRoomFor(length)) {
      begin();
      packed.insertAfter(text, length);
      end(1);
      return;
    }
    if (packed.next()) {
      split();
    }
    appendTo(node, LinkedNode.next(memory, node), text, length);
  }

  /** Puts a text, which lies outside of this list, in the place of this element. */
  public void replace(long text, int length) {
    if (packed.count() > 1 && !limit.allows(1, packed.bytes() - packed.textLength(), length)) {
      insertAfter(text, length);
      previous();
      remove(1);
      return;
    }
    begin();
    packed.replace(text, length);
    end(0);
  }

  /** Appends a whole packed list, which then belongs to this one. */
  public void appendNode(long packedList) {
    int elements = packed.at(packedList).count();
    link(LinkedNode.last(memory, address), 0, packedList);
    LinkedNode.addCount(memory, address, elements);
    node = 0;
  }

  /**
   * Appends a node of another list as it is stored; the block then belongs to this one. The caller
   * brings all nodes of that list, so that those at the ends are plain again in the end.
   */
  public void appendStored(long block) {
    node = LinkedNode.create(memory, address, LinkedNode.last(memory, address), 0, block);
    LinkedNode.addCount(memory, address, elementsOf(node));
    node = 0;
  }

  private boolean hasRoomFor(int length) {
    return limit.allows(packed.count(), packed.bytes(), length);
  }

  /** Creates a node and its empty packed list, and sets the view on it. */
  private void create(long before, long after) {
    long empty = packed.create();
    node = link(before, after, empty);
  }

  /** Adds a text at the end of a node if that has room, otherwise in a new node between the two. */
  private void appendTo(long before, long after, long text, int length) {
    if (!enter(before) || !hasRoomFor(length)) {
      create(before, after);
    }
    begin();
    packed.append(text, length);
    end(1);
    packed.last();
  }

  /** Moves this element and all after it to a new node behind; the view stays on the old one. */
  private void split() {
    begin();
    long tail = packed.cutTail();
    end(0);
    long behind = link(node, LinkedNode.next(memory, node), tail);
    compression.compressIfInner(address, behind);
  }
}
