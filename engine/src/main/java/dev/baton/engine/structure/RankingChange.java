package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/**
 * Inserts into and removes from a ranking. Full nodes are split on the way down, so that a parent
 * always has room for one more child; sparse ones are joined on the way back up.
 */
final class RankingChange {
  // Levels of at least two children each outnumber any memory long before this.
  private static final int LEVELS_MAX = 48;

  private final Memory memory;
  private final RankingTree tree;
  private final RankingSearch search;
  // The way down: at each level above the leaves the node and which of its children came next.
  private final long[] path = new long[LEVELS_MAX];
  private final int[] indexes = new int[LEVELS_MAX];

  RankingChange(Memory memory, RankingTree tree, RankingSearch search) {
    this.memory = memory;
    this.tree = tree;
    this.search = search;
  }

  /** Inserts an item, which is not there, at the place of {@code probe}. */
  void insert(long ranking, RankingProbe probe, double score, long entry) {
    prepareRoot(ranking);
    long node = tree.root(ranking);
    for (int level = tree.level(ranking); level > 0; level--) {
      path[level] = node;
      indexes[level] = prepareChild(ranking, node, level, probe);
      node = RankingNode.child(memory, node, indexes[level]);
    }
    RankingLeaf.insert(memory, node, search.itemsBefore(node, probe), score, entry);
    tree.addSize(ranking, 1);
    refresh(ranking, 1);
  }

  /** Removes the item that {@code probe} names; returns its entry, zero when it is not there. */
  long remove(long ranking, RankingProbe probe) {
    long leaf = descend(ranking, probe);
    int index = search.itemsBefore(leaf, probe);
    if (!isAt(leaf, index, probe)) {
      return 0;
    }
    long entry = RankingLeaf.entry(memory, leaf, index);
    RankingLeaf.remove(memory, leaf, index);
    tree.addSize(ranking, -1);
    long node = leaf;
    int top = tree.level(ranking);
    for (int level = 1; level <= top; level++) {
      settle(ranking, level, node);
      node = path[level];
    }
    lowerRoot(ranking);
    return entry;
  }

  /** Puts a moved entry in the place of the one that {@code probe} names; false without one. */
  boolean replace(long ranking, RankingProbe probe, long entry) {
    long leaf = descend(ranking, probe);
    int index = search.itemsBefore(leaf, probe);
    if (!isAt(leaf, index, probe)) {
      return false;
    }
    RankingLeaf.putEntry(memory, leaf, index, entry);
    refresh(ranking, 0);
    return true;
  }

  /** Cuts the first leaf off, which its taker frees; zero when it was the only node. */
  long cutFirstLeaf(long ranking) {
    long node = tree.root(ranking);
    int top = tree.level(ranking);
    for (int level = top; level > 0; level--) {
      path[level] = node;
      node = RankingNode.child(memory, node, 0);
    }
    for (int level = 1; level <= top; level++) {
      RankingNode.remove(memory, path[level], 0);
      if (RankingNode.count(memory, path[level]) > 0) {
        return node;
      }
      tree.free(ranking, path[level], level);
    }
    tree.root(ranking, 0, 0);
    return node;
  }

  private long descend(long ranking, RankingProbe probe) {
    long node = tree.root(ranking);
    for (int level = tree.level(ranking); level > 0; level--) {
      path[level] = node;
      indexes[level] = search.childFor(node, probe);
      node = RankingNode.child(memory, node, indexes[level]);
    }
    return node;
  }

  private boolean isAt(long leaf, int index, RankingProbe probe) {
    return index < RankingLeaf.count(memory, leaf)
        && probe.isMember(
            RankingLeaf.score(memory, leaf, index), RankingLeaf.entry(memory, leaf, index));
  }

  /** Corrects, all the way up, how many items are below and which is the first. */
  private void refresh(long ranking, int change) {
    int top = tree.level(ranking);
    for (int level = 1; level <= top; level++) {
      long node = path[level];
      int index = indexes[level];
      RankingNode.putItems(memory, node, index, RankingNode.items(memory, node, index) + change);
      tree.describeFirst(node, index, RankingNode.child(memory, node, index), level - 1);
    }
  }

  private void prepareRoot(long ranking) {
    long root = tree.root(ranking);
    int level = tree.level(ranking);
    int count = tree.count(root, level);
    if (count < tree.capacity(root, level)) {
      return;
    }
    if (count < RankingTree.countMax(level)) {
      int capacity = RankingTree.capacityFor(count + 1, level);
      tree.root(ranking, tree.rebuild(ranking, root, level, capacity), level);
      return;
    }
    long parent = tree.create(ranking, level + 1, RankingNode.STEP);
    RankingNode.insert(memory, parent, 0);
    tree.describe(parent, 0, root, level);
    tree.root(ranking, parent, level + 1);
  }

  /** The child to go down to, with room for one more. */
  private int prepareChild(long ranking, long parent, int level, RankingProbe probe) {
    int index = search.childFor(parent, probe);
    long child = RankingNode.child(memory, parent, index);
    int below = level - 1;
    int count = tree.count(child, below);
    if (count < tree.capacity(child, below)) {
      return index;
    }
    if (count < RankingTree.countMax(below)) {
      int capacity = RankingTree.capacityFor(count + 1, below);
      RankingNode.putChild(memory, parent, index, tree.rebuild(ranking, child, below, capacity));
      return index;
    }
    split(ranking, parent, index, below);
    return search.childFor(parent, probe);
  }

  private void split(long ranking, long parent, int index, int level) {
    long left = RankingNode.child(memory, parent, index);
    int count = tree.count(left, level);
    boolean isLast = level == 0 && RankingLeaf.next(memory, left) == 0;
    // Items mostly arrive in ascending order when they arrive at the end: leave full leaves behind.
    int kept = isLast ? count * 7 / 8 : count / 2;
    long right = tree.create(ranking, level, RankingTree.capacityFor(count - kept + 1, level));
    tree.moveTail(left, level, kept, right);
    if (level == 0) {
      RankingLeaf.link(memory, right, RankingLeaf.next(memory, left));
      RankingLeaf.link(memory, left, right);
    }
    left = tree.rebuild(ranking, left, level, RankingTree.capacityFor(kept + 1, level));
    RankingNode.insert(memory, parent, index + 1);
    tree.describe(parent, index, left, level);
    tree.describe(parent, index + 1, right, level);
  }

  /**
   * After a removal below {@code child}: drops it, joins it with a sibling, or makes it smaller.
   */
  private void settle(long ranking, int level, long child) {
    long parent = path[level];
    int index = indexes[level];
    int below = level - 1;
    int count = tree.count(child, below);
    if (count == 0) {
      tree.free(ranking, child, below);
      RankingNode.remove(memory, parent, index);
      return;
    }
    RankingNode.putItems(memory, parent, index, RankingNode.items(memory, parent, index) - 1);
    tree.describeFirst(parent, index, child, below);
    if (count < RankingTree.countMax(below) / 4 && join(ranking, parent, index, below)) {
      return;
    }
    if (tree.capacity(child, below) - count >= 2 * RankingTree.step(below)) {
      int capacity = RankingTree.capacityFor(count, below);
      RankingNode.putChild(memory, parent, index, tree.rebuild(ranking, child, below, capacity));
    }
  }

  private boolean join(long ranking, long parent, int index, int level) {
    int first = index > 0 ? index - 1 : index;
    if (first + 1 >= RankingNode.count(memory, parent)) {
      return false;
    }
    long left = RankingNode.child(memory, parent, first);
    long right = RankingNode.child(memory, parent, first + 1);
    int sum = tree.count(left, level) + tree.count(right, level);
    if (sum > RankingTree.countMax(level) * 3 / 4) {
      return false;
    }
    left = tree.rebuild(ranking, left, level, RankingTree.capacityFor(sum, level));
    tree.moveTail(right, level, 0, left);
    tree.free(ranking, right, level);
    RankingNode.remove(memory, parent, first + 1);
    tree.describe(parent, first, left, level);
    return true;
  }

  private void lowerRoot(long ranking) {
    long root = tree.root(ranking);
    int level = tree.level(ranking);
    while (level > 0 && RankingNode.count(memory, root) == 1) {
      long child = RankingNode.child(memory, root, 0);
      tree.free(ranking, root, level);
      level--;
      root = child;
      tree.root(ranking, root, level);
    }
    int count = tree.count(root, level);
    if (tree.capacity(root, level) - count >= 2 * RankingTree.step(level)) {
      int capacity = RankingTree.capacityFor(count, level);
      tree.root(ranking, tree.rebuild(ranking, root, level, capacity), level);
    }
  }
}
