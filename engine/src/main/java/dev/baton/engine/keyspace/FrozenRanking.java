package dev.baton.engine.keyspace;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;

/**
 * A large sorted set at the moment of a cut, read from the highest score down, so that a reader
 * that inserts the members finds nearly every place at once.
 */
final class FrozenRanking extends FrozenMembers {
  // About what a leaf holds.
  private static final int MEMBERS_AT_ONCE = 64;

  private final Memory memory;
  private final ScoredMember layout;
  private final RankedScores scores;
  private boolean livePassed;

  // The place of the member that was passed last: all from there up are passed.
  private boolean isBegun;
  private double placeScore;
  private long placeText;
  private int placeLength;
  private int placeCapacity;

  /** {@code scores} is a view that others may set elsewhere between two calls. */
  FrozenRanking(long root, Memory memory, RankedScores scores, KeptMembers kept) {
    super(root, scores.at(root).size(), scores.members(), kept);
    this.memory = memory;
    this.scores = scores;
    this.layout = scores.members();
  }

  @Override
  public boolean hasExpiries() {
    return false;
  }

  @Override
  boolean isPassed(long hash, double score, long text, int length) {
    return livePassed
        || (isBegun
            && (score > placeScore
                || (score == placeScore
                    && Native.compare(text, length, placeText, placeLength) >= 0)));
  }

  @Override
  boolean readLive(Runnable visitor) {
    if (livePassed) {
      return false;
    }
    scores.at(root());
    boolean isThere =
        isBegun
            ? scores.seekBefore(placeScore, placeText, placeLength)
            : scores.seek(scores.size() - 1);
    long last = 0;
    for (int shown = 0; isThere && shown < MEMBERS_AT_ONCE; shown++) {
      last = scores.member();
      showUnlessKept(layout.hash(last), last, visitor);
      isThere = scores.previous();
    }
    livePassed = !isThere;
    if (isThere) {
      remember(last);
    }
    return true;
  }

  private void remember(long last) {
    isBegun = true;
    placeScore = layout.score(last);
    placeLength = layout.textLength(last);
    if (placeLength > placeCapacity) {
      forget();
      placeCapacity = placeLength;
      placeText = memory.allocate(placeCapacity);
    }
    if (placeLength > 0) {
      memory.copy(layout.textAddress(last), placeText, placeLength);
    }
  }

  private void forget() {
    if (placeCapacity > 0) {
      memory.free(placeText, placeCapacity);
      placeCapacity = 0;
    }
  }

  @Override
  public long valueAddress() {
    throw new IllegalStateException("members of sorted sets have scores, not values");
  }

  @Override
  public int valueLength() {
    return MemberLayout.NO_VALUE;
  }

  @Override
  public long expireAtMs() {
    return Entry.NO_EXPIRY;
  }

  @Override
  public double score() {
    return layout.score(member());
  }

  @Override
  void close() {
    super.close();
    forget();
  }
}
