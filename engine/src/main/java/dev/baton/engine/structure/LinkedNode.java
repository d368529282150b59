package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The layouts of a linked packed list. Its own block: 0 first node, 8 last node, 16 number of
 * elements, 24 number of nodes, 32 bytes of the blocks of the nodes. A node: 0 previous, 8 next, 16
 * its block, which is a packed list or the compressed form of one ({@link StoredNode}).
 */
final class LinkedNode {
  private static final int LIST_BYTES = 40;
  private static final int LAST = 8;
  private static final int COUNT = 16;
  private static final int NODES = 24;
  private static final int PACKED_BYTES = 32;

  private static final int NODE_BYTES = 24;
  private static final int NEXT = 8;
  private static final int PACKED = 16;

  private LinkedNode() {}

  static long createList(Memory memory) {
    long list = memory.allocate(LIST_BYTES);
    memory.fill(list, LIST_BYTES, (byte) 0);
    return list;
  }

  static void freeList(Memory memory, long list) {
    memory.free(list, LIST_BYTES);
  }

  static long first(Memory memory, long list) {
    return memory.getLong(list);
  }

  static long last(Memory memory, long list) {
    return memory.getLong(list + LAST);
  }

  static long count(Memory memory, long list) {
    return memory.getLong(list + COUNT);
  }

  static void addCount(Memory memory, long list, long change) {
    memory.putLong(list + COUNT, count(memory, list) + change);
  }

  static long nodes(Memory memory, long list) {
    return memory.getLong(list + NODES);
  }

  /** All bytes: of the list's own block, its nodes and what these hold. */
  static long bytes(Memory memory, long list) {
    return Memory.blockBytes(LIST_BYTES)
        + nodes(memory, list) * Memory.blockBytes(NODE_BYTES)
        + packedBytes(memory, list);
  }

  /** The bytes of the blocks of all nodes. */
  static long packedBytes(Memory memory, long list) {
    return memory.getLong(list + PACKED_BYTES);
  }

  static void addPackedBytes(Memory memory, long list, long change) {
    memory.putLong(list + PACKED_BYTES, packedBytes(memory, list) + change);
  }

  static long previous(Memory memory, long node) {
    return memory.getLong(node);
  }

  static long next(Memory memory, long node) {
    return memory.getLong(node + NEXT);
  }

  static long packed(Memory memory, long node) {
    return memory.getLong(node + PACKED);
  }

  static void putPacked(Memory memory, long node, long packed) {
    memory.putLong(node + PACKED, packed);
  }

  /** Creates a node between two, either of which may be none. */
  static long create(Memory memory, long list, long previous, long next, long packed) {
    long node = memory.allocate(NODE_BYTES);
    putPacked(memory, node, packed);
    link(memory, list, previous, node);
    link(memory, list, node, next);
    memory.putLong(list + NODES, nodes(memory, list) + 1);
    addPackedBytes(memory, list, Memory.blockBytes(StoredNode.bytes(memory, packed)));
    return node;
  }

  /** Removes a node, but not its packed list. */
  static void free(Memory memory, long list, long node) {
    link(memory, list, previous(memory, node), next(memory, node));
    memory.free(node, NODE_BYTES);
    memory.putLong(list + NODES, nodes(memory, list) - 1);
  }

  /** Moves the list's own block if its place is sparse; returns where it is. */
  static long moveList(long list, Mover mover) {
    return mover.move(list, LIST_BYTES);
  }

  /** Moves a node and its packed list if their places are sparse; returns where the node is. */
  static long move(Memory memory, long list, long node, Mover mover) {
    long moved = mover.move(node, NODE_BYTES);
    if (moved != node) {
      link(memory, list, previous(memory, moved), moved);
      link(memory, list, moved, next(memory, moved));
    }
    long packed = packed(memory, moved);
    putPacked(memory, moved, mover.move(packed, StoredNode.bytes(memory, packed)));
    return moved;
  }

  private static void link(Memory memory, long list, long left, long right) {
    memory.putLong(left == 0 ? list : left + NEXT, right);
    memory.putLong(right == 0 ? list + LAST : right, left);
  }
}
