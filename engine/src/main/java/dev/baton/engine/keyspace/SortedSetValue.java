package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A view of one sorted set: its members by text and in the order of their scores, equal scores in
 * the order of their texts. A small set is one packed list; one that outgrows the limits becomes a
 * table and a ranking, and stays so.
 *
 * <p>{@link #at} sets the view on an entry, in which every change is noted at once; {@link #begin}
 * starts a new set, which {@link #finish} makes a value to be put. The moves set the view on a
 * member and tell whether there is one; a change leaves it on none. No score is NaN. Nothing is
 * made on the heap.
 */
public final class SortedSetValue implements NewCollection {
  private final Store store;
  private final PackedScores packed;
  private final RankedScores ranked;
  private Scores scores;
  private @Nullable Entry entry;

  SortedSetValue(Store store) {
    this.store = store;
    this.packed = new PackedScores(store.memory);
    this.ranked = new RankedScores(store.memory, store.hasher, store.frozen);
    this.scores = packed;
  }

  /** Sets this view on the sorted set of an entry. */
  public SortedSetValue at(Entry newEntry) {
    entry = newEntry;
    return at(newEntry.encoding(), newEntry.root());
  }

  SortedSetValue at(Encoding encoding, long root) {
    boolean isPacked = encoding == Encoding.PACKED;
    Check.that(isPacked || encoding == Encoding.RANKING, "a sorted set is packed or ranked");
    scores = isPacked ? packed.at(root) : ranked.at(root);
    return this;
  }

  // ---- a new set

  /** Starts a new set, in no entry yet, and sets this view on it. */
  public SortedSetValue begin() {
    entry = null;
    packed.create();
    scores = packed;
    return this;
  }

  /** The set that was begun, as a value to be put, to which it then belongs. */
  @Override
  public NewValue finish() {
    return store.value.structure(Type.SORTED_SET, encoding(), root());
  }

  /** Frees the set that was begun and is put nowhere. */
  @Override
  public void discard() {
    if (scores == packed) {
      packed.free();
    } else {
      store.garbage.add(store.values.of(Type.SORTED_SET), Encoding.RANKING, ranked.root());
    }
  }

  /** How the set is held. */
  public Encoding encoding() {
    return scores == packed ? Encoding.PACKED : Encoding.RANKING;
  }

  /** Where the structure is now. */
  public long root() {
    return scores.root();
  }

  // ---- moves

  /** The number of members. */
  @Override
  public long size() {
    return scores.size();
  }

  /**
   * Moves to a member by its text. The order is left aside: after this {@link #next} and {@link
   * #previous} may not be called.
   */
  public boolean find(long text, int length) {
    return scores.find(text, length);
  }

  /** Moves to a member by its text; returns its rank from zero, -1 when it is not there. */
  public long rankOf(long text, int length) {
    return scores.rankOf(text, length);
  }

  /** Moves to the member with the lowest score. */
  public boolean first() {
    return scores.seek(0);
  }

  /** Moves to the member with the highest score. */
  public boolean last() {
    return scores.seek(scores.size() - 1);
  }

  /** Moves to the member with this rank, from zero. */
  public boolean seek(long rank) {
    return scores.seek(rank);
  }

  /** Moves to the member after this one. */
  public boolean next() {
    return scores.next();
  }

  /** Moves to the member before this one. */
  public boolean previous() {
    return scores.previous();
  }

  /** How many members have a lower score, or with {@code orEqual} the same. */
  public long countBelow(double score, boolean orEqual) {
    return scores.countBelow(score, orEqual);
  }

  /** As {@link #countBelow(double, boolean)} by text, for sets whose scores are all equal. */
  public long countBelow(long text, int length, boolean orEqual) {
    return scores.countBelow(text, length, orEqual);
  }

  /**
   * Lets {@code visitor} see a part of the members, each with this view on it. A member that is
   * there throughout is seen at least once.
   *
   * @param cursor zero to start, otherwise what the call before returned
   * @return the next cursor; zero when all has been seen
   */
  public long scan(long cursor, Consumer<SortedSetValue> visitor) {
    if (scores == ranked) {
      return ranked.scan(cursor, () -> visitor.accept(this));
    }
    for (boolean isThere = first(); isThere; isThere = next()) {
      visitor.accept(this);
    }
    return 0;
  }

  // ---- this member

  /** This member's score. */
  public double score() {
    return scores.score();
  }

  /** Whether this member is kept as a number, which saves reading its digits. */
  public boolean isNumber() {
    return scores.isNumber();
  }

  /** This member's number, if it is kept as one. */
  public long number() {
    return scores.number();
  }

  /** Where this member's text is, also if it is kept as a number, until the view moves. */
  public long textAddress() {
    return scores.textAddress();
  }

  /** The length of this member's text. */
  public int textLength() {
    return scores.textLength();
  }

  // ---- changes; the texts given lie outside of this set

  /** Adds a member or gives it another score; returns whether it was not there. */
  public boolean put(double score, long text, int length) {
    if (!find(text, length)) {
      insert(score, text, length);
      return true;
    }
    if (score() != score) {
      move(score, text, length);
    }
    return false;
  }

  /** Adds a member that is not there. */
  public void insert(double score, long text, int length) {
    Check.that(!Double.isNaN(score), "a score is a number");
    if (scores == packed && outgrows(length)) {
      convert();
    }
    scores.insert(score, text, length);
    note();
  }

  /** Gives a member that is there another score. */
  public void move(double score, long text, int length) {
    Check.that(!Double.isNaN(score), "a score is a number");
    scores.move(score, text, length);
    note();
  }

  /** Removes this member. */
  public void remove() {
    scores.remove();
    note();
  }

  /** Removes {@code count} members, which are there, from a rank on. */
  public void remove(long rank, long count) {
    scores.remove(rank, count);
    note();
  }

  /** Makes a packed set ranked. */
  public void convert() {
    if (scores == ranked) {
      return;
    }
    ranked.create();
    for (boolean isThere = first(); isThere; isThere = next()) {
      ranked.insert(packed.score(), packed.textAddress(), packed.textLength());
    }
    packed.free();
    scores = ranked;
    note();
  }

  /** Makes a ranked set packed, if the limits allow it: for one that was made of others. */
  public void pack() {
    if (scores == packed || !fitsPacked()) {
      return;
    }
    long root = ranked.root();
    packed.create();
    for (boolean isThere = first(); isThere; isThere = next()) {
      packed.append(ranked.score(), ranked.textAddress(), ranked.textLength());
    }
    store.garbage.add(store.values.of(Type.SORTED_SET), Encoding.RANKING, root);
    scores = packed;
    note();
  }

  private boolean fitsPacked() {
    boolean fits = store.packing.allowsSortedSet(ranked.size());
    for (boolean isThere = fits && first(); isThere && fits; isThere = next()) {
      fits = store.packing.allowsSortedSetText(ranked.textLength());
    }
    return fits;
  }

  private boolean outgrows(int length) {
    return !store.packing.allowsSortedSet(packed.size() + 1)
        || !store.packing.allowsSortedSetText(length)
        || !packed.hasRoomFor(length);
  }

  private void note() {
    Entry noted = entry;
    if (noted != null) {
      noted.setRoot(encoding(), root());
    }
  }

  /** The structural check of this set. */
  void verify() {
    if (scores == ranked) {
      ranked.verify();
    }
  }
}
