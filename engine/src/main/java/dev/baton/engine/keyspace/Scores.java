package dev.baton.engine.keyspace;

/**
 * The members of one sorted set in one of its two forms. A view with a cursor: the moves set it on
 * a member and tell whether there is one; a change leaves it on none.
 */
sealed interface Scores permits PackedScores, RankedScores {
  /** Where the structure is now. */
  long root();

  /** The number of members. */
  long size();

  /** Moves to a member by its text; from there {@link #next} and {@link #previous} lead nowhere. */
  boolean find(long text, int length);

  /** Moves to a member by its text; returns its rank from zero, -1 when it is not there. */
  long rankOf(long text, int length);

  /** Moves to a member by its rank from zero. */
  boolean seek(long rank);

  /** Moves to the member after this one. */
  boolean next();

  /** Moves to the member before this one. */
  boolean previous();

  /** How many scores are lower, or equal if so wished; moves to the first of the others. */
  long countBelow(double score, boolean orEqual);

  /** The same by text, for sets whose scores are all equal. */
  long countBelow(long text, int length, boolean orEqual);

  /** This member's score. */
  double score();

  /** Whether this member is kept as a number. */
  boolean isNumber();

  /** This member's number, if it is kept as one. */
  long number();

  /** Where this member's text is, until the view moves. */
  long textAddress();

  /** The length of this member's text. */
  int textLength();

  /** Adds a member that is not there; its text lies outside of this set. */
  void insert(double score, long text, int length);

  /** Gives a member that is there another score; the text lies outside of this set. */
  void move(double score, long text, int length);

  /** Removes this member. */
  void remove();

  /** Removes {@code count} members, which are there, from a rank on. */
  void remove(long rank, long count);
}
