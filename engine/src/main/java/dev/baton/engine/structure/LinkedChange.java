package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** The part of {@link LinkedPackedList} that frames changes of nodes, and removes. */
abstract sealed class LinkedChange extends LinkedCursor permits LinkedPackedList {
  NodeLimit limit = NodeLimit.of(-2);
  private int limitSetting = -2;
  private long bytesBefore;
  private LinkedWatcher watcher = LinkedWatcher.NOBODY;

  LinkedChange(Memory memory, NodeCompression compression) {
    super(memory, compression);
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

  /** Removes up to {@code elements} from this one on; moves to the one after them. */
  public boolean remove(long elements) {
    if (elements <= 0 || !isOnElement()) {
      return isOnElement();
    }
    long nodesBefore = nodes();
    boolean isThere = removeFrom(elements);
    if (nodes() != nodesBefore) {
      compression.arrange(address);
      follow();
    }
    return isThere;
  }

  /** Frees one node; returns whether something is left, false once the list is gone. */
  public boolean dispose() {
    long first = LinkedNode.first(memory, address);
    if (first == 0) {
      freeList();
      return false;
    }
    freeNode(first);
    return true;
  }

  /**
   * Removes the rest of this node, or a part of it, then nodes that go whole and need not be looked
   * into, then the start of the one after them.
   */
  private boolean removeFrom(long elements) {
    long left = elements;
    boolean isWhole = packed.offset() == PackedCursor.HEADER_BYTES && packed.count() <= elements;
    if (!isWhole) {
      left -= cut(elements);
      if (packed.isOnElement() || LinkedNode.next(memory, node) == 0) {
        boolean isThere = packed.isOnElement() && (joinNext() || packed.isOnElement());
        node = isThere ? node : 0;
        return isThere;
      }
    }
    long kept = isWhole ? 0 : node;
    long countBefore = count();
    long next = freeWhole(isWhole ? node : LinkedNode.next(memory, node), left);
    left -= countBefore - count();
    if (left > 0 && enter(next) && packed.first()) {
      cut(left);
    }
    if (kept != 0 && enter(kept) && joinNext()) {
      return true;
    }
    return enter(next) && packed.first();
  }

  /** Removes elements of this node alone, of which some stay; returns how many are gone. */
  private int cut(long most) {
    int before = packed.count();
    begin();
    packed.remove((int) Math.min(most, Integer.MAX_VALUE));
    int removed = before - packed.count();
    end(-removed);
    return removed;
  }

  /** Frees nodes that have no more than so many elements; returns the first one that has more. */
  private long freeWhole(long from, long most) {
    long left = most;
    long at = from;
    while (at != 0 && elementsOf(at) <= left) {
      long next = LinkedNode.next(memory, at);
      left -= elementsOf(at);
      freeNode(at);
      at = next;
    }
    return at;
  }

  /** Joins the next node to this one if both are small; then there surely is an element here. */
  private boolean joinNext() {
    long next = LinkedNode.next(memory, node);
    if (next == 0) {
      return false;
    }
    long stored = LinkedNode.packed(memory, next);
    int offset = packed.isOnElement() ? packed.offset() : packed.bytes() - 1;
    if (!limit.wantsUnion(
        packed.count(),
        StoredNode.elements(memory, stored),
        packed.bytes(),
        StoredNode.plainBytes(memory, stored))) {
      return false;
    }
    begin();
    long other = compression.makePlain(address, next);
    LinkedNode.addPackedBytes(memory, address, -Memory.blockBytes(memory.getInt(other)));
    unlink(next);
    packed.absorb(other);
    end(0);
    return packed.moveTo(offset);
  }

  private void freeNode(long freed) {
    long block = LinkedNode.packed(memory, freed);
    int bytes = StoredNode.bytes(memory, block);
    LinkedNode.addCount(memory, address, -elementsOf(freed));
    LinkedNode.addPackedBytes(memory, address, -Memory.blockBytes(bytes));
    unlink(freed);
    memory.free(block, bytes);
    node = 0;
  }

  final long link(long before, long after, long packedList) {
    long linked = LinkedNode.create(memory, address, before, after, packedList);
    watcher.afterLink(address, linked);
    compression.arrange(address);
    return linked;
  }

  /** Frees a node, whose block stays. */
  final void unlink(long unlinked) {
    long next = LinkedNode.next(memory, unlinked);
    watcher.beforeUnlink(address, unlinked, LinkedNode.packed(memory, unlinked), next);
    compression.forget(unlinked);
    LinkedNode.free(memory, address, unlinked);
  }

  final void freeList() {
    watcher.beforeEnd(address);
    LinkedNode.freeList(memory, address);
  }

  final void begin() {
    watcher.beforeChange(address, node, LinkedNode.packed(memory, node));
    packed.address = compression.open(address, node);
    bytesBefore = Memory.blockBytes(packed.bytes());
  }

  /** Has the cursor where this node's elements are after its block may have been exchanged. */
  private void follow() {
    if (node != 0) {
      packed.address = compression.plain(node, LinkedNode.packed(memory, node));
    }
  }

  /** Notes where the packed list is and what it takes after a change since {@link #begin}. */
  final void end(int change) {
    LinkedNode.putPacked(memory, node, packed.address());
    LinkedNode.addPackedBytes(memory, address, Memory.blockBytes(packed.bytes()) - bytesBefore);
    LinkedNode.addCount(memory, address, change);
  }
}
