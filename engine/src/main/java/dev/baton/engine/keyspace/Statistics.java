package dev.baton.engine.keyspace;

/** Counters of the keyspace since the start or the last CONFIG RESETSTAT. */
public final class Statistics {
  private long expired;
  private long expiredFields;
  private long evicted;
  private long hits;
  private long misses;

  /** How many keys were deleted because their time had come. */
  public long expired() {
    return expired;
  }

  /** How many fields of hashes were deleted because their time had come. */
  public long expiredFields() {
    return expiredFields;
  }

  /** How many keys were deleted because memory was short. */
  public long evicted() {
    return evicted;
  }

  /** Counts one evicted key. */
  public void countEvicted() {
    evicted++;
  }

  /** How many lookups for reading found their key. */
  public long hits() {
    return hits;
  }

  /** How many lookups for reading found nothing. */
  public long misses() {
    return misses;
  }

  /** Counts one expired key. */
  public void countExpired() {
    expired++;
  }

  /** Counts expired fields of hashes. */
  public void countExpiredFields(long count) {
    expiredFields += count;
  }

  /** Counts one lookup for reading. */
  public void countLookup(boolean found) {
    if (found) {
      hits++;
    } else {
      misses++;
    }
  }

  /** Sets all to zero. */
  public void reset() {
    expired = 0;
    expiredFields = 0;
    evicted = 0;
    hits = 0;
    misses = 0;
  }
}
