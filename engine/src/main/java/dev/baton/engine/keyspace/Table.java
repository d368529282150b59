package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of entries whose chains are immutable lists: a change rebuilds the part of a chain
 * in front of the changed entry. A copy of the bucket array is therefore a consistent cut of all
 * entries, whatever happens to the table afterwards.
 *
 * <p>The scan cursor counts through the bucket numbers with their bits reversed (the high bits of
 * the current mask first), the method of Pieter Noordhuis in Redis: after the table has grown or
 * shrunk the cursor still stands before exactly the buckets that were not visited, so an element
 * that is there all the time is always returned.
 */
final class Table {
  private static final int BUCKETS_MIN = 16;
  // A table is shrunk when seven of eight buckets are free, as late as not to flutter.
  private static final int SHRINK_DIVISOR = 8;

  private final SipHash sipHash;
  private @Nullable Entry[] buckets = new Entry[BUCKETS_MIN];
  private int size;

  Table(SipHash sipHash) {
    this.sipHash = sipHash;
  }

  int size() {
    return size;
  }

  int bucketCount() {
    return buckets.length;
  }

  @Nullable Entry[] copyOfBuckets() {
    return buckets.clone();
  }

  @Nullable Entry find(Bytes key) {
    long hash = sipHash.hash(key.array());
    for (Entry entry = buckets[bucket(hash)]; entry != null; entry = entry.next) {
      if (entry.hash == hash && entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  /** Puts an entry and returns the one it replaced. */
  @Nullable Entry put(Bytes key, Value value, long expireAtMs, long accessedAtMs) {
    Entry old = remove(key);
    long hash = sipHash.hash(key.array());
    if (size >= buckets.length) {
      resize(buckets.length * 2);
    }
    int bucket = bucket(hash);
    buckets[bucket] = new Entry(hash, key, value, expireAtMs, accessedAtMs, buckets[bucket]);
    size++;
    return old;
  }

  /** Removes a key without shrinking the table, and returns its entry. */
  @Nullable Entry remove(Bytes key) {
    Entry found = find(key);
    if (found != null) {
      int bucket = bucket(found.hash);
      buckets[bucket] = without(buckets[bucket], found);
      size--;
    }
    return found;
  }

  void shrinkIfSparse() {
    if (buckets.length > BUCKETS_MIN && size < buckets.length / SHRINK_DIVISOR) {
      resize(Math.max(BUCKETS_MIN, Integer.highestOneBit(Math.max(1, size)) * 2));
    }
  }

  /** Visits the entries of one bucket and returns the cursor of the next, zero after the last. */
  long scan(long cursor, Consumer<Entry> visitor) {
    long mask = buckets.length - 1L;
    for (Entry entry = buckets[(int) (cursor & mask)]; entry != null; entry = entry.next) {
      visitor.accept(entry);
    }
    return Long.reverse(Long.reverse(cursor | ~mask) + 1);
  }

  /** An entry of the first bucket in use at or after a random one, chosen by {@code random}. */
  @Nullable Entry any(long random) {
    if (size == 0) {
      return null;
    }
    int bucket = (int) (random & (buckets.length - 1));
    while (buckets[bucket] == null) {
      bucket = (bucket + 1) & (buckets.length - 1);
    }
    int length = 0;
    for (Entry entry = buckets[bucket]; entry != null; entry = entry.next) {
      length++;
    }
    Entry entry = buckets[bucket];
    for (long skip = Long.remainderUnsigned(random >>> 32, length); skip > 0; skip--) {
      entry = entry == null ? null : entry.next;
    }
    return entry;
  }

  private int bucket(long hash) {
    return (int) (hash & (buckets.length - 1));
  }

  private void resize(int count) {
    Check.that(Integer.bitCount(count) == 1, "the number of buckets is a power of two");
    @Nullable Entry[] old = buckets;
    buckets = new Entry[count];
    for (@Nullable Entry first : old) {
      for (Entry entry = first; entry != null; entry = entry.next) {
        int bucket = bucket(entry.hash);
        buckets[bucket] = entry.before(buckets[bucket]);
      }
    }
  }

  private static @Nullable Entry without(@Nullable Entry first, Entry removed) {
    Entry rebuilt = removed.next;
    for (Entry entry = first; entry != null && entry != removed; entry = entry.next) {
      rebuilt = entry.before(rebuilt);
    }
    return rebuilt;
  }
}
