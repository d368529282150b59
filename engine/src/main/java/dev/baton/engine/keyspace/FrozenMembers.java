package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;

/** A large set, sorted set or hash as it was at the moment of a cut, shown member by member. */
public abstract sealed class FrozenMembers extends FrozenValue permits FrozenTable, FrozenRanking {
  private final MemberBlocks blocks;
  private final KeptMembers kept;
  private final long size;
  private long member;
  private boolean closed;

  FrozenMembers(long root, long size, MemberBlocks blocks, KeptMembers kept) {
    super(root);
    this.size = size;
    this.blocks = blocks;
    this.kept = kept;
  }

  // ---- before changes

  /** A member is about to be added. */
  final void beforeInsert(double score, long text, int length) {
    long hash = blocks.hash(text, length);
    if (!isPassed(hash, score, text, length) && !kept.has(hash, text, length)) {
      kept.keepName(hash, text, length);
    }
  }

  /** A member is about to be removed or to get another value. */
  final void beforeChange(double score, long changed) {
    beforeMove(score, score, changed);
  }

  /** A member is about to be at another place. */
  final void beforeMove(double from, double to, long moved) {
    long hash = blocks.hash(moved);
    long text = blocks.textAddress(moved);
    int length = blocks.textLength(moved);
    if (!isPassed(hash, from, text, length)) {
      if (!kept.has(hash, text, length)) {
        keepImage(hash, from, moved);
      }
    } else if (!isPassed(hash, to, text, length) && !kept.has(hash, text, length)) {
      kept.keepName(hash, text, length);
    }
  }

  /** Keeps a member that is about to change or to leave the place where the score has it. */
  void keepImage(long hash, double score, long member) {
    kept.keepImage(hash, member);
  }

  /** Keeps that a member is to be passed over. */
  final void keepName(long hash, long member) {
    kept.keepName(hash, blocks.textAddress(member), blocks.textLength(member));
  }

  /** Whether the reading of the live members has passed a place. */
  abstract boolean isPassed(long hash, double score, long text, int length);

  // ---- reading

  /** The number of members at the moment of the cut. */
  public final long size() {
    return size;
  }

  /** Whether a field of this hash had an expiry at the moment of the cut. */
  public abstract boolean hasExpiries();

  @Override
  public final boolean readSome(Runnable visitor) {
    Check.that(!closed, "what is read is not closed");
    return readLive(visitor) || kept.readSome(image -> show(image, visitor));
  }

  /** Shows some live members that are as they were; returns false when all were passed before. */
  abstract boolean readLive(Runnable visitor);

  /** Shows a live member unless its old image is kept or it was not there. */
  final void showUnlessKept(long hash, long live, Runnable visitor) {
    if (!kept.has(hash, blocks.textAddress(live), blocks.textLength(live))) {
      show(live, visitor);
    }
  }

  final void show(long shown, Runnable visitor) {
    member = shown;
    visitor.run();
  }

  // ---- the member the view is on

  final long member() {
    return member;
  }

  /** Where the member's text, or the field's name, is. */
  public final long textAddress() {
    return blocks.textAddress(member);
  }

  /** The length of the member's text. */
  public final int textLength() {
    return blocks.textLength(member);
  }

  /** Where the value of a field of a hash is. */
  public abstract long valueAddress();

  /** The length of the value of a field of a hash. */
  public abstract int valueLength();

  /** When a field of a hash expires, or {@link Entry#NO_EXPIRY}. */
  public abstract long expireAtMs();

  /** The score of a member of a sorted set. */
  public abstract double score();

  // ---- the end

  @Override
  void close() {
    closed = true;
    while (kept.readSome(_ -> {})) {
      // Every round frees one segment.
    }
  }
}
