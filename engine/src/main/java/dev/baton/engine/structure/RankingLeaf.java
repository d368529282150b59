package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The layout of a leaf of a ranking: the items in order, linked to the leaves beside it.
 *
 * <pre>
 *   0 count, 2 bytes   2 capacity, 2 bytes   8 next leaf   16 previous leaf
 *   24 the scores, 8 bytes each, then the entries as references of 5 bytes each
 * </pre>
 *
 * <p>The capacity follows the count in steps, so that leaves are nearly full.
 */
final class RankingLeaf {
  static final int ITEMS_MAX = 64;
  static final int STEP = 8;

  private static final int CAPACITY = 2;
  private static final int NEXT = 8;
  private static final int PREVIOUS = 16;
  private static final int SCORES = 24;
  private static final int REFERENCE_BYTES = 5;
  private static final int ITEM_BYTES = Double.BYTES + REFERENCE_BYTES;

  private RankingLeaf() {}

  static long create(Memory memory, int capacity) {
    long leaf = memory.allocate(bytes(capacity));
    memory.putInt(leaf, capacity << 16);
    memory.putInt(leaf + 4, 0);
    memory.putLong(leaf + NEXT, 0);
    memory.putLong(leaf + PREVIOUS, 0);
    return leaf;
  }

  static void free(Memory memory, long leaf) {
    memory.free(leaf, bytes(capacity(memory, leaf)));
  }

  static long blockBytes(Memory memory, long leaf) {
    return Memory.blockBytes(bytes(capacity(memory, leaf)));
  }

  static int count(Memory memory, long leaf) {
    return memory.getShort(leaf);
  }

  static int capacity(Memory memory, long leaf) {
    return memory.getShort(leaf + CAPACITY);
  }

  /** The least capacity, in steps, for {@code count} items. */
  static int capacityFor(int count) {
    return Math.min(ITEMS_MAX, Math.max(STEP, (count + STEP - 1) & -STEP));
  }

  static long next(Memory memory, long leaf) {
    return memory.getLong(leaf + NEXT);
  }

  static long previous(Memory memory, long leaf) {
    return memory.getLong(leaf + PREVIOUS);
  }

  static double score(Memory memory, long leaf, int index) {
    return Double.longBitsToDouble(memory.getLong(leaf + SCORES + (long) index * Double.BYTES));
  }

  static long entry(Memory memory, long leaf, int index) {
    return memory.getAddress(references(memory, leaf) + (long) index * REFERENCE_BYTES);
  }

  static void putEntry(Memory memory, long leaf, int index, long entry) {
    memory.putAddress(references(memory, leaf) + (long) index * REFERENCE_BYTES, entry);
  }

  /** Inserts an item; there is room. */
  static void insert(Memory memory, long leaf, int index, double score, long entry) {
    int count = count(memory, leaf);
    shift(memory, leaf, index, index + 1, count - index);
    memory.putLong(leaf + SCORES + (long) index * Double.BYTES, Double.doubleToRawLongBits(score));
    memory.putShort(leaf, count + 1);
    putEntry(memory, leaf, index, entry);
  }

  static void remove(Memory memory, long leaf, int index) {
    int count = count(memory, leaf);
    shift(memory, leaf, index + 1, index, count - index - 1);
    memory.putShort(leaf, count - 1);
  }

  /** Moves the items from {@code first} on to the end of another leaf, which has room. */
  static void moveTail(Memory memory, long leaf, int first, long target) {
    int count = count(memory, leaf);
    int targetCount = count(memory, target);
    int moved = count - first;
    memory.copy(
        leaf + SCORES + (long) first * Double.BYTES,
        target + SCORES + (long) targetCount * Double.BYTES,
        (long) moved * Double.BYTES);
    memory.copy(
        references(memory, leaf) + (long) first * REFERENCE_BYTES,
        references(memory, target) + (long) targetCount * REFERENCE_BYTES,
        (long) moved * REFERENCE_BYTES);
    memory.putShort(leaf, first);
    memory.putShort(target, targetCount + moved);
  }

  /** Moves all items and both links to a leaf of another capacity; frees the old one. */
  static long rebuild(Memory memory, long leaf, int capacity) {
    long target = create(memory, capacity);
    moveTail(memory, leaf, 0, target);
    link(memory, previous(memory, leaf), target);
    link(memory, target, next(memory, leaf));
    free(memory, leaf);
    return target;
  }

  /** Moves a leaf if its place is sparse; returns where it is. */
  static long move(Memory memory, long leaf, Mover mover) {
    long moved = mover.move(leaf, bytes(capacity(memory, leaf)));
    if (moved != leaf) {
      link(memory, previous(memory, moved), moved);
      link(memory, moved, next(memory, moved));
    }
    return moved;
  }

  /** Makes two leaves neighbours; either may be none. */
  static void link(Memory memory, long left, long right) {
    if (left != 0) {
      memory.putLong(left + NEXT, right);
    }
    if (right != 0) {
      memory.putLong(right + PREVIOUS, left);
    }
  }

  private static void shift(Memory memory, long leaf, int from, int to, int count) {
    memory.copy(
        leaf + SCORES + (long) from * Double.BYTES,
        leaf + SCORES + (long) to * Double.BYTES,
        (long) count * Double.BYTES);
    long references = references(memory, leaf);
    memory.copy(
        references + (long) from * REFERENCE_BYTES,
        references + (long) to * REFERENCE_BYTES,
        (long) count * REFERENCE_BYTES);
  }

  private static long references(Memory memory, long leaf) {
    return leaf + SCORES + (long) capacity(memory, leaf) * Double.BYTES;
  }

  private static long bytes(int capacity) {
    return SCORES + (long) capacity * ITEM_BYTES;
  }
}
