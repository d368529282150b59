package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/** The structural check of a ranking: walks the whole tree and compares what is stored twice. */
final class RankingCheck {
  private final Memory memory;
  private final RankingTree tree;
  private final RankingProbe probe;
  private final RankingMembers members;
  private long lastLeaf;
  private double lastScore;
  private long lastEntry;

  RankingCheck(Memory memory, RankingTree tree, RankingProbe probe, RankingMembers members) {
    this.memory = memory;
    this.tree = tree;
    this.probe = probe;
    this.members = members;
  }

  void verify(long ranking) {
    long items = verifyNode(tree.root(ranking), tree.level(ranking));
    Check.that(items == tree.size(ranking), "the size is the number of items");
    Check.that(
        lastLeaf == 0 || RankingLeaf.next(memory, lastLeaf) == 0, "the last leaf ends the list");
  }

  private long verifyNode(long node, int level) {
    int count = tree.count(node, level);
    Check.that(count <= tree.capacity(node, level), "a node is within its capacity");
    if (level == 0) {
      verifyLeaf(node, count);
      return count;
    }
    long items = 0;
    for (int index = 0; index < count; index++) {
      items += verifyChild(node, index, level - 1);
    }
    return items;
  }

  private long verifyChild(long node, int index, int level) {
    long child = RankingNode.child(memory, node, index);
    long items = verifyNode(child, level);
    Check.that(items > 0, "only the root may be empty");
    Check.that(items == RankingNode.items(memory, node, index), "a node counts what is below");
    boolean isLeaf = level == 0;
    long first = isLeaf ? RankingLeaf.entry(memory, child, 0) : RankingNode.entry(memory, child, 0);
    double score =
        isLeaf ? RankingLeaf.score(memory, child, 0) : RankingNode.score(memory, child, 0);
    Check.that(first == RankingNode.entry(memory, node, index), "a node knows its first entry");
    Check.that(score == RankingNode.score(memory, node, index), "a node knows its first score");
    return items;
  }

  private void verifyLeaf(long leaf, int count) {
    Check.that(RankingLeaf.previous(memory, leaf) == lastLeaf, "leaves are linked backwards");
    Check.that(
        lastLeaf == 0 || RankingLeaf.next(memory, lastLeaf) == leaf, "leaves are linked forwards");
    lastLeaf = leaf;
    for (int index = 0; index < count; index++) {
      double score = RankingLeaf.score(memory, leaf, index);
      long entry = RankingLeaf.entry(memory, leaf, index);
      if (lastEntry != 0) {
        probe.setMember(score, members.textAddress(entry), members.textLength(entry));
        Check.that(probe.isAfter(lastScore, lastEntry), "items ascend");
      }
      lastScore = score;
      lastEntry = entry;
    }
  }
}
