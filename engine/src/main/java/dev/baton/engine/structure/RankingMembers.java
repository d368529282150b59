package dev.baton.engine.structure;

/** What a ranking must ask about its entries: where the text is that orders equal scores. */
public interface RankingMembers {
  /** Where the member's text starts. */
  long textAddress(long entry);

  /** The length of the member's text in bytes. */
  int textLength(long entry);
}
