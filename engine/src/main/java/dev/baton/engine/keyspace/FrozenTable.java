package dev.baton.engine.keyspace;

import org.jspecify.annotations.Nullable;

/** The entries of one table as they were at one moment, read one after the other. */
final class FrozenTable {
  private final int size;
  private final int expiringCount;
  private @Nullable Entry[] buckets;
  private int bucket;
  private @Nullable Entry following;

  FrozenTable(Table table, int expiringCount) {
    this.size = table.size();
    this.expiringCount = expiringCount;
    this.buckets = table.copyOfBuckets();
  }

  int size() {
    return size;
  }

  int expiringCount() {
    return expiringCount;
  }

  @Nullable Entry next() {
    while (following == null && bucket < buckets.length) {
      following = buckets[bucket];
      // Letting go of passed chains lets replaced values be freed while the cut is being read.
      buckets[bucket++] = null;
    }
    Entry entry = following;
    if (entry != null) {
      following = entry.next;
    }
    return entry;
  }
}
