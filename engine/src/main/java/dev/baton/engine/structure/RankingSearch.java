package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** Finds the place of a probe in one node of a ranking. */
final class RankingSearch {
  private final Memory memory;

  RankingSearch(Memory memory) {
    this.memory = memory;
  }

  /** The child whose subtree holds the place of {@code probe}. */
  int childFor(long node, RankingProbe probe) {
    int low = 1;
    int high = RankingNode.count(memory, node);
    // The first child takes whatever comes before all others.
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (probe.isWithin(
          RankingNode.score(memory, node, middle), RankingNode.entry(memory, node, middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** How many items of a leaf are before {@code probe}. */
  int itemsBefore(long leaf, RankingProbe probe) {
    int low = 0;
    int high = RankingLeaf.count(memory, leaf);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (probe.isAfter(
          RankingLeaf.score(memory, leaf, middle), RankingLeaf.entry(memory, leaf, middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
