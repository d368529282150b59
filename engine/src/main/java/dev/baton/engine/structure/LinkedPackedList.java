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
public final class LinkedPackedList extends LinkedCursor {
  private NodeLimit limit = NodeLimit.of(-2);
  private int limitSetting = -2;
  private long bytesBefore;
  private LinkedWatcher watcher = LinkedWatcher.NOBODY;

  /** A view on lists in {@code memory}. */
  public LinkedPackedList(Memory memory) {
    super(memory);
  }

  /** Tells {@code listener} of all changes made through this view. */
  public void watch(LinkedWatcher listener) {
    watcher = listener;
  }

  /** Sets how much a node may hold, in the words of {@code list-max-listpack-size}. */
  public void limitNodes(int setting) {
    if (setting != limitSetting) {
      limitSetting = setting;
      limit = NodeLimit.of(setting);
    }
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

  /** Removes up to {@code elements} from this one on; moves to the one after them. */
  public boolean remove(long elements) {
    long left = elements;
    while (left > 0 && isOnElement()) {
      left -= removeHere((int) Math.min(left, Integer.MAX_VALUE));
    }
    return isOnElement();
  }

  /** Appends a whole packed list, which then belongs to this one. */
  public void appendNode(long packedList) {
    packed.at(packedList);
    long elements = packed.count();
    link(LinkedNode.last(memory, address), 0, packedList);
    LinkedNode.addCount(memory, address, elements);
    node = 0;
  }

  /** Frees one node; returns whether something is left, false once the list is gone. */
  public boolean dispose() {
    if (enter(LinkedNode.first(memory, address))) {
      freeNode(node, true);
      return true;
    }
    freeList();
    return false;
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
    long before = 0;
    for (boolean isThere = firstNode(); isThere; isThere = nextNode()) {
      Check.that(LinkedNode.previous(memory, node) == before, "nodes are linked both ways");
      Check.that(check.isWellFormed(packed.address(), packed.bytes()), "a node is well formed");
      Check.that(packed.count() > 0, "no node is empty");
      elements += packed.count();
      nodesSeen++;
      before = node;
    }
    Check.that(LinkedNode.last(memory, address) == before, "the last node ends the list");
    Check.that(elements == count() && nodesSeen == nodes(), "elements and nodes are counted");
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
    link(node, LinkedNode.next(memory, node), tail);
  }

  private int removeHere(int most) {
    int before = packed.count();
    begin();
    boolean isThere = packed.remove(most);
    int removed = before - packed.count();
    end(-removed);
    if (removed == before) {
      long next = LinkedNode.next(memory, node);
      freeNode(node, false);
      isThere = enter(next) && packed.first();
    } else {
      isThere = joinNext() || isThere || (enter(LinkedNode.next(memory, node)) && packed.first());
    }
    node = isThere ? node : 0;
    return removed;
  }

  /** Joins the next node to this one if both are small; then there surely is an element here. */
  private boolean joinNext() {
    long next = LinkedNode.next(memory, node);
    if (next == 0) {
      return false;
    }
    long other = LinkedNode.packed(memory, next);
    int offset = packed.isOnElement() ? packed.offset() : packed.bytes() - 1;
    if (!limit.wantsUnion(
        packed.count(), memory.getShort(other + 4), packed.bytes(), memory.getInt(other))) {
      return false;
    }
    LinkedNode.addPackedBytes(memory, address, -Memory.blockBytes(memory.getInt(other)));
    unlink(next);
    begin();
    packed.absorb(other);
    end(0);
    return packed.moveTo(offset);
  }

  private void freeNode(long freed, boolean isCounted) {
    packed.at(LinkedNode.packed(memory, freed));
    if (isCounted) {
      LinkedNode.addCount(memory, address, -packed.count());
    }
    LinkedNode.addPackedBytes(memory, address, -Memory.blockBytes(packed.bytes()));
    unlink(freed);
    packed.free();
    node = 0;
  }

  private long link(long before, long after, long packedList) {
    long linked = LinkedNode.create(memory, address, before, after, packedList);
    watcher.afterLink(address, linked);
    return linked;
  }

  /** Frees a node, whose packed list stays. */
  private void unlink(long unlinked) {
    long next = LinkedNode.next(memory, unlinked);
    watcher.beforeUnlink(address, unlinked, LinkedNode.packed(memory, unlinked), next);
    LinkedNode.free(memory, address, unlinked);
  }

  private void freeList() {
    watcher.beforeEnd(address);
    LinkedNode.freeList(memory, address);
  }

  private void begin() {
    watcher.beforeChange(address, node, packed.address());
    bytesBefore = Memory.blockBytes(packed.bytes());
  }

  /** Notes where the packed list is and what it takes after a change since {@link #begin}. */
  private void end(int change) {
    LinkedNode.putPacked(memory, node, packed.address());
    LinkedNode.addPackedBytes(memory, address, Memory.blockBytes(packed.bytes()) - bytesBefore);
    LinkedNode.addCount(memory, address, change);
  }
}
