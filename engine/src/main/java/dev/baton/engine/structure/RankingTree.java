package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The nodes of a ranking of either kind, by level: level zero is the leaves. It hides from the
 * algorithms which kind a node is.
 *
 * <p>The ranking's own block: 0 root, 8 number of items, 16 level of the root, 24 bytes of all
 * parts.
 */
final class RankingTree {
  private static final int BYTES = 32;
  private static final int SIZE = 8;
  private static final int LEVEL = 16;
  private static final int ALL_BYTES = 24;

  private final Memory memory;

  RankingTree(Memory memory) {
    this.memory = memory;
  }

  long create() {
    long tree = memory.allocate(BYTES);
    long root = RankingLeaf.create(memory, RankingLeaf.STEP);
    memory.putLong(tree, root);
    memory.putLong(tree + SIZE, 0);
    memory.putLong(tree + LEVEL, 0);
    memory.putLong(tree + ALL_BYTES, Memory.blockBytes(BYTES) + blockBytes(root, 0));
    return tree;
  }

  void free(long tree) {
    memory.free(tree, BYTES);
  }

  long root(long tree) {
    return memory.getLong(tree);
  }

  void root(long tree, long node, int level) {
    memory.putLong(tree, node);
    memory.putLong(tree + LEVEL, level);
  }

  int level(long tree) {
    return (int) memory.getLong(tree + LEVEL);
  }

  long size(long tree) {
    return memory.getLong(tree + SIZE);
  }

  void addSize(long tree, int change) {
    memory.putLong(tree + SIZE, size(tree) + change);
  }

  long bytes(long tree) {
    return memory.getLong(tree + ALL_BYTES);
  }

  /** Adds, or subtracts, a node to the bytes of all parts. */
  void account(long tree, long node, int level, int sign) {
    memory.putLong(tree + ALL_BYTES, bytes(tree) + sign * blockBytes(node, level));
  }

  long create(long tree, int level, int capacity) {
    long node =
        level == 0 ? RankingLeaf.create(memory, capacity) : RankingNode.create(memory, capacity);
    account(tree, node, level, 1);
    return node;
  }

  void free(long tree, long node, int level) {
    account(tree, node, level, -1);
    if (level == 0) {
      RankingLeaf.link(memory, RankingLeaf.previous(memory, node), RankingLeaf.next(memory, node));
      RankingLeaf.free(memory, node);
    } else {
      RankingNode.free(memory, node);
    }
  }

  /** Gives a node another capacity; returns where it is then. */
  long rebuild(long tree, long node, int level, int capacity) {
    account(tree, node, level, -1);
    long moved =
        level == 0
            ? RankingLeaf.rebuild(memory, node, capacity)
            : RankingNode.rebuild(memory, node, capacity);
    account(tree, moved, level, 1);
    return moved;
  }

  /** Moves the ranking's own block if its place is sparse; returns where it is. */
  static long moveHead(long tree, Mover mover) {
    return mover.move(tree, BYTES);
  }

  /** Moves a node if its place is sparse; its parent must be told where it is then. */
  long move(long node, int level, Mover mover) {
    return level == 0
        ? RankingLeaf.move(memory, node, mover)
        : RankingNode.move(memory, node, mover);
  }

  /**
   * Moves the leaf with the item of this rank, and the nodes above it, if their places are sparse;
   * returns the rank of the first item behind that leaf.
   */
  long moveLeafAt(long tree, long rank, Mover mover) {
    int level = level(tree);
    long node = move(root(tree), level, mover);
    root(tree, node, level);
    long before = 0;
    for (; level > 0; level--) {
      int child = 0;
      long items = RankingNode.items(memory, node, 0);
      while (before + items <= rank && child + 1 < RankingNode.count(memory, node)) {
        before += items;
        child++;
        items = RankingNode.items(memory, node, child);
      }
      long moved = move(RankingNode.child(memory, node, child), level - 1, mover);
      RankingNode.putChild(memory, node, child, moved);
      node = moved;
    }
    return before + RankingLeaf.count(memory, node);
  }

  int count(long node, int level) {
    return level == 0 ? RankingLeaf.count(memory, node) : RankingNode.count(memory, node);
  }

  int capacity(long node, int level) {
    return level == 0 ? RankingLeaf.capacity(memory, node) : RankingNode.capacity(memory, node);
  }

  static int capacityFor(int count, int level) {
    return level == 0 ? RankingLeaf.capacityFor(count) : RankingNode.capacityFor(count);
  }

  static int countMax(int level) {
    return level == 0 ? RankingLeaf.ITEMS_MAX : RankingNode.CHILDREN_MAX;
  }

  static int step(int level) {
    return level == 0 ? RankingLeaf.STEP : RankingNode.STEP;
  }

  void moveTail(long node, int level, int first, long target) {
    if (level == 0) {
      RankingLeaf.moveTail(memory, node, first, target);
    } else {
      RankingNode.moveTail(memory, node, first, target);
    }
  }

  /** How many items are in or below a node. */
  long items(long node, int level) {
    return level == 0 ? RankingLeaf.count(memory, node) : RankingNode.sumItems(memory, node);
  }

  /** Writes what a parent keeps of its child, the child itself included. */
  void describe(long parent, int index, long child, int level) {
    RankingNode.putChild(memory, parent, index, child);
    RankingNode.putItems(memory, parent, index, items(child, level));
    describeFirst(parent, index, child, level);
  }

  /** Writes which item is the first of a child. */
  void describeFirst(long parent, int index, long child, int level) {
    boolean isLeaf = level == 0;
    RankingNode.putFirst(
        memory,
        parent,
        index,
        isLeaf ? RankingLeaf.score(memory, child, 0) : RankingNode.score(memory, child, 0),
        isLeaf ? RankingLeaf.entry(memory, child, 0) : RankingNode.entry(memory, child, 0));
  }

  private long blockBytes(long node, int level) {
    return level == 0 ? RankingLeaf.blockBytes(memory, node) : RankingNode.blockBytes(memory, node);
  }
}
