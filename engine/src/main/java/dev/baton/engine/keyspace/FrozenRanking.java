package dev.baton.engine.keyspace;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;

/**
 * A large sorted set at the moment of a cut, read in its order: from the highest score down, so
 * that a reader that inserts the members finds nearly every place at once, or the other way.
 *
 * <p>The images of members that changed are a sorted set, too, so that each is shown where it was.
 */
final class FrozenRanking extends FrozenMembers {
  // About what a leaf holds.
  private static final int MEMBERS_AT_ONCE = 64;
  private static final long NONE = 0;

  private final FrozenValues frozen;
  private final Memory memory;
  private final ScoredMember layout;
  private final RankedScores scores;
  private final RankedScores images;
  private final boolean isAscending;
  private long imagesRoot;
  private long imageBytes;
  private boolean livePassed;

  // The place of the member that was passed last: all up to there are passed.
  private boolean isBegun;
  private double placeScore;
  private long placeText;
  private int placeLength;
  private int placeCapacity;

  /**
   * {@code scores} and {@code images} are views that others may set elsewhere between two calls.
   *
   * @param first the rank of the member that is shown first
   */
  FrozenRanking(
      long root,
      FrozenValues frozen,
      Memory memory,
      RankedScores scores,
      RankedScores images,
      KeptMembers kept,
      boolean isAscending,
      long first) {
    super(root, scores.at(root).size(), scores.members(), kept);
    this.frozen = frozen;
    this.memory = memory;
    this.scores = scores;
    this.images = images;
    this.isAscending = isAscending;
    this.layout = scores.members();
    if (scores.seek(isAscending ? first - 1 : first + 1)) {
      remember(scores.member());
    }
  }

  @Override
  public boolean hasExpiries() {
    return false;
  }

  @Override
  boolean isPassed(long hash, double score, long text, int length) {
    return livePassed || (isBegun && compareWithPlace(score, text, length) <= 0);
  }

  /** Negative for what is shown before the place, positive for what is behind it. */
  private int compareWithPlace(double score, long text, int length) {
    return inOrder(score, text, length, placeScore, placeText, placeLength);
  }

  private int inOrder(
      double score, long text, int length, double other, long otherText, int otherLength) {
    int ascending =
        score == other
            ? Native.compare(text, length, otherText, otherLength)
            : Double.compare(score, other);
    return isAscending ? ascending : -ascending;
  }

  @Override
  void keepImage(long hash, double score, long member) {
    if (imagesRoot == NONE) {
      images.create();
      imagesRoot = images.root();
    }
    images.at(imagesRoot).insert(score, layout.textAddress(member), layout.textLength(member));
    imageBytes += layout.usedBytes(member);
    frozen.addKeptBytes(layout.usedBytes(member));
    keepName(hash, member);
  }

  @Override
  boolean readLive(Runnable visitor) {
    if (livePassed) {
      return false;
    }
    boolean isThere = seekPlace(scores.at(root()));
    boolean isImage = imagesRoot != NONE && seekPlace(images.at(imagesRoot));
    long last = NONE;
    for (int shown = 0; (isThere || isImage) && shown < MEMBERS_AT_ONCE; shown++) {
      // The live member that came back to the place of its image is passed over behind it.
      if (isImage && (!isThere || imageComesFirst())) {
        last = images.member();
        show(last, visitor);
        isImage = step(images);
      } else {
        last = scores.member();
        showUnlessKept(layout.hash(last), last, visitor);
        isThere = step(scores);
      }
    }
    livePassed = !isThere && !isImage;
    if (!livePassed) {
      remember(last);
    }
    return true;
  }

  private boolean imageComesFirst() {
    long live = scores.member();
    long image = images.member();
    return inOrder(
            layout.score(image),
            layout.textAddress(image),
            layout.textLength(image),
            layout.score(live),
            layout.textAddress(live),
            layout.textLength(live))
        <= 0;
  }

  /** Moves to the first member that is behind the place. */
  private boolean seekPlace(RankedScores members) {
    if (!isBegun) {
      return members.seek(isAscending ? 0 : members.size() - 1);
    }
    boolean isBefore = members.seekBefore(placeScore, placeText, placeLength);
    if (!isAscending) {
      return isBefore;
    }
    boolean isThere = isBefore ? members.next() : members.seek(0);
    boolean isPlace =
        isThere
            && compareWithPlace(members.score(), members.textAddress(), members.textLength()) == 0;
    return isPlace ? members.next() : isThere;
  }

  private boolean step(RankedScores members) {
    return isAscending ? members.next() : members.previous();
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
    while (imagesRoot != NONE && images.dispose(imagesRoot)) {
      // Every round frees one slice.
    }
    imagesRoot = NONE;
    frozen.addKeptBytes(-imageBytes);
    imageBytes = 0;
  }
}
