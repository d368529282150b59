package dev.baton.engine.structure;

/** What a table must ask about its entries, whose layout it does not know. */
public interface TableEntries {
  /** The seeded hash of the entry's key, the same that was given when it was inserted. */
  long hash(long entry);

  /**
   * Loads what a visitor will look at first. A table calls this for a few entries before it shows
   * any, so that their cache misses overlap; the result means nothing.
   */
  default long touch(long entry) {
    return 0;
  }
}
