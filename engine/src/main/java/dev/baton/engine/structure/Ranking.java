package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import java.util.function.LongConsumer;

/**
 * Entries in the order of their scores, equal scores in the order of their texts: a B+tree whose
 * inner nodes count the items below them, so that an item is found by score, by text or by rank,
 * and its rank is told, in logarithmic time.
 *
 * <p>A view with a cursor. {@link #at} sets it on a ranking; the moves set it on an item and tell
 * whether there is one; a change leaves it on none. Entries belong to the user, who removes them
 * here before changing their text or freeing them. No score is NaN.
 */
public final class Ranking {
  private final Memory memory;
  private final RankingMembers members;
  private final RankingTree tree;
  private final RankingSearch search;
  private final RankingChange change;
  private final RankingProbe probe;
  private long address;
  private long leaf;
  private int index;

  /** A view on rankings in {@code memory} whose entries {@code members} understands. */
  public Ranking(Memory memory, RankingMembers members) {
    this.memory = memory;
    this.members = members;
    this.tree = new RankingTree(memory);
    this.search = new RankingSearch(memory);
    this.change = new RankingChange(memory, tree, search);
    this.probe = new RankingProbe(memory, members);
  }

  /** Creates an empty ranking and sets this view on it; returns its address, which stays. */
  public long create() {
    address = tree.create();
    leaf = 0;
    return address;
  }

  /** Sets this view on the ranking at {@code rankingAddress}, on no item. */
  public Ranking at(long rankingAddress) {
    address = rankingAddress;
    leaf = 0;
    return this;
  }

  /** The number of items. */
  public long size() {
    return tree.size(address);
  }

  /** The bytes of the ranking itself, without its entries. */
  public long bytes() {
    return tree.bytes(address);
  }

  /** Adds an entry that is not in the ranking. */
  public void insert(double score, long entry) {
    Check.that(!Double.isNaN(score), "a score is a number");
    probe.setMember(score, members.textAddress(entry), members.textLength(entry));
    change.insert(address, probe, score, entry);
    leaf = 0;
  }

  /** Removes the item with this score and text; returns its entry, zero when there is none. */
  public long remove(double score, long text, int length) {
    probe.setMember(score, text, length);
    leaf = 0;
    return change.remove(address, probe);
  }

  /** Puts an entry that was moved in the place of itself; the old one must still be readable. */
  public boolean replace(double score, long movedEntry) {
    probe.setMember(score, members.textAddress(movedEntry), members.textLength(movedEntry));
    leaf = 0;
    return change.replace(address, probe, movedEntry);
  }

  /** The rank of an item, from zero; -1 when it is not there. The cursor is then on it. */
  public long rankOf(double score, long text, int length) {
    probe.setMember(score, text, length);
    long rank = descend();
    return isOnItem() && probe.isMember(score(), entry()) ? rank : -1;
  }

  /**
   * How many items have a lower score; with {@code orEqual} a lower or the same. The cursor is on
   * the first of the others, if there is one.
   */
  public long countBelow(double score, boolean orEqual) {
    probe.setScore(score, orEqual);
    return descend();
  }

  /** As {@link #countBelow(double, boolean)} by text, for rankings whose scores are all equal. */
  public long countBelow(long text, int length, boolean orEqual) {
    probe.setText(text, length, orEqual);
    return descend();
  }

  /**
   * Moves to the last item before the place of a score and text, whether an item is there or not.
   */
  public boolean seekBefore(double score, long text, int length) {
    probe.setMember(score, text, length);
    descend();
    return isOnItem() ? previous() : last();
  }

  /** Moves to the item with this rank, from zero. */
  public boolean seek(long rank) {
    if (rank < 0 || rank >= size()) {
      leaf = 0;
      return false;
    }
    long rest = rank;
    long node = tree.root(address);
    for (int level = tree.level(address); level > 0; level--) {
      int child = 0;
      long items = RankingNode.items(memory, node, 0);
      while (rest >= items) {
        rest -= items;
        child++;
        items = RankingNode.items(memory, node, child);
      }
      node = RankingNode.child(memory, node, child);
    }
    leaf = node;
    index = (int) rest;
    return true;
  }

  /** Moves to the first item. */
  public boolean first() {
    return seek(0);
  }

  /** Moves to the last item. */
  public boolean last() {
    return seek(size() - 1);
  }

  /** Moves to the item after this one. */
  public boolean next() {
    index++;
    skipEnd();
    return leaf != 0;
  }

  /** Moves to the item before this one. */
  public boolean previous() {
    index--;
    if (index < 0) {
      leaf = RankingLeaf.previous(memory, leaf);
      index = leaf == 0 ? 0 : RankingLeaf.count(memory, leaf) - 1;
    }
    return leaf != 0;
  }

  /** Whether the view is on an item. */
  public boolean isOnItem() {
    return leaf != 0;
  }

  /** This item's score. */
  public double score() {
    return RankingLeaf.score(memory, leaf, index);
  }

  /** This item's entry. */
  public long entry() {
    return RankingLeaf.entry(memory, leaf, index);
  }

  /** Moves the ranking's own block when that is worth it; returns where the ranking is now. */
  public long compactHead(Mover mover) {
    return at(RankingTree.moveHead(address, mover)).address;
  }

  /**
   * Moves the leaf with the item of this rank, and the nodes above it, when that is worth it; the
   * cursor is on no item.
   *
   * @return the rank of the first item of the next leaf, the number of items after the last
   */
  public long compact(long rank, Mover mover) {
    leaf = 0;
    return tree.moveLeafAt(address, rank, mover);
  }

  /**
   * Frees the ranking in slices: one leaf, after {@code visitor} has seen its entries, which it
   * frees. After the first call the ranking may only be disposed of.
   *
   * @return whether something is left; false once the ranking is gone
   */
  public boolean dispose(LongConsumer visitor) {
    long cut = change.cutFirstLeaf(address);
    for (int item = 0; item < RankingLeaf.count(memory, cut); item++) {
      visitor.accept(RankingLeaf.entry(memory, cut, item));
    }
    tree.free(address, cut, 0);
    if (tree.root(address) != 0) {
      return true;
    }
    tree.free(address);
    return false;
  }

  /**
   * The structural check: order, counts, first items, links and depth.
   *
   * @throws dev.baton.engine.base.BrokenInvariantException when one is wrong
   */
  public void verify() {
    new RankingCheck(memory, tree, probe, members).verify(address);
  }

  /** Goes down to the place of the probe; returns how many items are before it. */
  private long descend() {
    long before = 0;
    long node = tree.root(address);
    for (int level = tree.level(address); level > 0; level--) {
      int child = search.childFor(node, probe);
      for (int left = 0; left < child; left++) {
        before += RankingNode.items(memory, node, left);
      }
      node = RankingNode.child(memory, node, child);
    }
    leaf = node;
    index = search.itemsBefore(node, probe);
    before += index;
    skipEnd();
    return before;
  }

  private void skipEnd() {
    if (index >= RankingLeaf.count(memory, leaf)) {
      leaf = RankingLeaf.next(memory, leaf);
      index = 0;
    }
  }
}
