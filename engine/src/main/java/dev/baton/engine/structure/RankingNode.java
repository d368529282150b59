package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The layout of an inner node of a ranking: per child its address, how many items are below it, and
 * the first of them.
 *
 * <pre>
 *   0 count, 2 bytes   2 capacity, 2 bytes
 *   8 per child: address, items below, score of the first, entry of the first, 8 bytes each
 * </pre>
 */
final class RankingNode {
  static final int CHILDREN_MAX = 32;
  static final int STEP = 4;

  private static final int CAPACITY = 2;
  private static final int CHILDREN = 8;
  private static final int ITEMS = 8;
  private static final int SCORE = 16;
  private static final int ENTRY = 24;
  private static final int CHILD_BYTES = 32;

  private RankingNode() {}

  static long create(Memory memory, int capacity) {
    long node = memory.allocate(bytes(capacity));
    memory.putInt(node, capacity << 16);
    return node;
  }

  static void free(Memory memory, long node) {
    memory.free(node, bytes(capacity(memory, node)));
  }

  static long blockBytes(Memory memory, long node) {
    return Memory.blockBytes(bytes(capacity(memory, node)));
  }

  static int count(Memory memory, long node) {
    return memory.getShort(node);
  }

  static int capacity(Memory memory, long node) {
    return memory.getShort(node + CAPACITY);
  }

  static int capacityFor(int count) {
    return Math.min(CHILDREN_MAX, Math.max(STEP, (count + STEP - 1) & -STEP));
  }

  static long child(Memory memory, long node, int index) {
    return memory.getLong(at(node, index));
  }

  static void putChild(Memory memory, long node, int index, long child) {
    memory.putLong(at(node, index), child);
  }

  static long items(Memory memory, long node, int index) {
    return memory.getLong(at(node, index) + ITEMS);
  }

  static void putItems(Memory memory, long node, int index, long items) {
    memory.putLong(at(node, index) + ITEMS, items);
  }

  static double score(Memory memory, long node, int index) {
    return Double.longBitsToDouble(memory.getLong(at(node, index) + SCORE));
  }

  static long entry(Memory memory, long node, int index) {
    return memory.getLong(at(node, index) + ENTRY);
  }

  static void putFirst(Memory memory, long node, int index, double score, long entry) {
    memory.putLong(at(node, index) + SCORE, Double.doubleToRawLongBits(score));
    memory.putLong(at(node, index) + ENTRY, entry);
  }

  /** Makes room for a child, whose parts the caller sets. */
  static void insert(Memory memory, long node, int index) {
    int count = count(memory, node);
    memory.copy(at(node, index), at(node, index + 1), (long) (count - index) * CHILD_BYTES);
    memory.putShort(node, count + 1);
  }

  static void remove(Memory memory, long node, int index) {
    int count = count(memory, node);
    memory.copy(at(node, index + 1), at(node, index), (long) (count - index - 1) * CHILD_BYTES);
    memory.putShort(node, count - 1);
  }

  /** Moves the children from {@code first} on to the end of another node, which has room. */
  static void moveTail(Memory memory, long node, int first, long target) {
    int moved = count(memory, node) - first;
    int targetCount = count(memory, target);
    memory.copy(at(node, first), at(target, targetCount), (long) moved * CHILD_BYTES);
    memory.putShort(node, first);
    memory.putShort(target, targetCount + moved);
  }

  static long rebuild(Memory memory, long node, int capacity) {
    long target = create(memory, capacity);
    moveTail(memory, node, 0, target);
    free(memory, node);
    return target;
  }

  /** Moves a node if its place is sparse; returns where it is. */
  static long move(Memory memory, long node, Mover mover) {
    return mover.move(node, bytes(capacity(memory, node)));
  }

  static long sumItems(Memory memory, long node) {
    long sum = 0;
    for (int index = count(memory, node) - 1; index >= 0; index--) {
      sum += items(memory, node, index);
    }
    return sum;
  }

  private static long at(long node, int index) {
    return node + CHILDREN + (long) index * CHILD_BYTES;
  }

  private static long bytes(int capacity) {
    return CHILDREN + (long) capacity * CHILD_BYTES;
  }
}
