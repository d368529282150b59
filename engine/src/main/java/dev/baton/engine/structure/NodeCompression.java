package dev.baton.engine.structure;

import dev.baton.engine.base.LzfCompressor;
import dev.baton.engine.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the inner nodes of all linked packed lists compressed, as {@code list-compress-depth} says:
 * so many nodes at either end stay plain, those between are compressed where that saves something.
 *
 * <p>Whoever reads an inner node is shown an expanded copy of it. Whoever changes one makes it
 * plain first; it is compressed again when another one is changed, or by {@link #settle}, which is
 * called after each command. So there is one copy and one such node at any time, and what one view
 * is shown of an inner node lasts until another view enters one or comes to an end of its list.
 *
 * <p>The first and the last node of a list are plain whatever the setting is and was. Of a new
 * setting all others learn when they, or the ends of their list, change.
 */
public final class NodeCompression {
  // As in Redis: a shorter list, or one that would shrink by less, is not worth the work.
  private static final int PLAIN_BYTES_MIN = 48;
  private static final int GAIN_BYTES_MIN = 8;
  private static final long NONE = 0;

  private final Memory memory;
  private final PackedList counted;
  private @Nullable LzfCompressor compressor;
  private int depth;
  private long shownNode;
  private long shownCopy;
  private long changedList;
  private long changedNode;

  /** Compresses nothing until {@link #limitDepth} says so. */
  public NodeCompression(Memory memory) {
    this.memory = memory;
    this.counted = new PackedList(memory);
  }

  /** How many nodes stay plain at either end; zero when all do. */
  public void limitDepth(int nodes) {
    depth = nodes;
  }

  /** Compresses what was made plain for a change, and gives back what was expanded to be read. */
  public void settle() {
    settleChanged();
    hide();
  }

  // ---- reading

  /**
   * The packed list that a block holds, or a copy of it.
   *
   * @param owner the node, or what else has an address of its own and this block alone
   */
  public long plain(long owner, long block) {
    return StoredNode.isCompressed(memory, block) ? expanded(owner, block) : block;
  }

  /** A block that {@link #plain} was asked for is about to change, or to go. */
  public void forget(long owner) {
    if (owner == shownNode) {
      hide();
    }
    if (owner == changedNode) {
      changedNode = NONE;
    }
  }

  /** Gives back what was expanded to be read. */
  void hide() {
    if (shownNode != NONE) {
      memory.free(shownCopy, memory.getInt(shownCopy));
      shownNode = NONE;
    }
  }

  private long expanded(long owner, long block) {
    if (shownNode != owner) {
      hide();
      shownCopy = StoredNode.expand(memory, block);
      shownNode = owner;
    }
    return shownCopy;
  }

  // ---- changing

  /** Makes a node plain for a change of its elements; returns where they are now. */
  long open(long list, long node) {
    if (depth > 0 && node != changedNode) {
      settleChanged();
      changedList = list;
      changedNode = node;
    }
    return makePlain(list, node);
  }

  /** Makes plain what has come to the ends of a list, and compresses what is no end any more. */
  void arrange(long list) {
    long front = LinkedNode.first(memory, list);
    long back = LinkedNode.last(memory, list);
    for (int outer = Math.max(1, depth); outer > 0; outer--) {
      if (front == NONE) {
        return;
      }
      makePlain(list, front);
      makePlain(list, back);
      if (front == back || LinkedNode.next(memory, front) == back) {
        return;
      }
      front = LinkedNode.next(memory, front);
      back = LinkedNode.previous(memory, back);
    }
    if (depth > 0) {
      compress(list, front);
      compress(list, back);
    }
  }

  /** Compresses a node, unless it is too near to an end of its list. */
  void compressIfInner(long list, long node) {
    long before = node;
    long after = node;
    for (int outer = depth; outer > 0 && before != NONE && after != NONE; outer--) {
      before = LinkedNode.previous(memory, before);
      after = LinkedNode.next(memory, after);
    }
    if (depth > 0 && before != NONE && after != NONE) {
      compress(list, node);
    }
  }

  /** Makes a node plain, for good; returns where its packed list is. */
  long makePlain(long list, long node) {
    long block = LinkedNode.packed(memory, node);
    if (!StoredNode.isCompressed(memory, block)) {
      return block;
    }
    long plain = expanded(node, block);
    shownNode = NONE;
    exchange(list, node, plain);
    return plain;
  }

  private void settleChanged() {
    if (changedNode != NONE) {
      long node = changedNode;
      changedNode = NONE;
      compressIfInner(changedList, node);
    }
  }

  private void compress(long list, long node) {
    long plain = LinkedNode.packed(memory, node);
    int plainBytes = memory.getInt(plain);
    if (plainBytes < PLAIN_BYTES_MIN || node == changedNode) {
      return;
    }
    LzfCompressor used = compressor == null ? new LzfCompressor() : compressor;
    compressor = used;
    memory.prove(plain, plainBytes);
    int room = plainBytes - GAIN_BYTES_MIN;
    long block = memory.allocate(StoredNode.HEADER_BYTES + room);
    int length = used.compress(plain, plainBytes, block + StoredNode.HEADER_BYTES, room);
    int bytes = StoredNode.HEADER_BYTES + length;
    if (length == 0 || Memory.blockBytes(bytes) >= Memory.blockBytes(plainBytes)) {
      memory.free(block, StoredNode.HEADER_BYTES + room);
      return;
    }
    block = memory.resize(block, StoredNode.HEADER_BYTES + room, bytes);
    StoredNode.putHeader(memory, block, bytes, counted.at(plain).count(), plainBytes);
    exchange(list, node, block);
  }

  /** Puts another block with the same elements in the place of a node's. */
  private void exchange(long list, long node, long block) {
    long former = LinkedNode.packed(memory, node);
    int formerBytes = StoredNode.bytes(memory, former);
    LinkedNode.putPacked(memory, node, block);
    LinkedNode.addPackedBytes(
        memory,
        list,
        Memory.blockBytes(StoredNode.bytes(memory, block)) - Memory.blockBytes(formerBytes));
    memory.free(former, formerBytes);
  }
}
