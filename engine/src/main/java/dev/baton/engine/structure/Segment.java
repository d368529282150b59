package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/**
 * A run of buckets that holds all entries whose hashes start with one prefix, in the order of their
 * hashes: the bits after the prefix, read as a fraction, choose the home bucket. An entry whose
 * home is full lies in the next bucket with room, around the end if need be; the buckets in between
 * count it, so that a search knows when to stop and a removal leaves no tombstone.
 *
 * <p>Only 48 bits of a hash order entries, so that a scan's cursor stays below 2^48. A segment is
 * named by its <em>route</em>, as a directory holds it: 40 bits reference, 6 bits length of the
 * prefix, 6 bits number of buckets. A header line, which counts the entries, precedes the buckets.
 */
final class Segment {
  /** The bits of a hash that order entries. */
  static final int ORDER_BITS = 48;

  /** The largest segment: with its header 4 KiB, which rehashes in some tens of microseconds. */
  static final int BUCKETS_MAX = 63;

  // Fine steps keep segments full, and each fits a size class with its header.
  private static final int[] BUCKET_STEPS = {1, 2, 3, 5, 7, 11, 15, 19, 23, 31, 39, 47, 63};

  private static final int HEADER_BYTES = Bucket.BYTES;
  private static final int REFERENCE_BITS = 40;
  private static final long REFERENCE_MASK = (1L << REFERENCE_BITS) - 1;
  private static final int BUCKETS_SHIFT = REFERENCE_BITS + 6;

  private Segment() {}

  static long create(Memory memory, int depth, int buckets) {
    long bytes = bytes(buckets);
    long address = memory.allocate(bytes);
    memory.fill(address, bytes, (byte) 0);
    return route(memory, address, depth, buckets);
  }

  static long route(Memory memory, long address, int depth, int buckets) {
    return memory.reference(address)
        | ((long) depth << REFERENCE_BITS)
        | ((long) buckets << BUCKETS_SHIFT);
  }

  static void free(Memory memory, long route) {
    memory.free(address(memory, route), bytes(buckets(route)));
  }

  static long address(Memory memory, long route) {
    return memory.address(route & REFERENCE_MASK);
  }

  static int depth(long route) {
    return (int) (route >>> REFERENCE_BITS) & 63;
  }

  static int buckets(long route) {
    return (int) (route >>> BUCKETS_SHIFT);
  }

  static long bytes(int buckets) {
    return HEADER_BYTES + (long) buckets * Bucket.BYTES;
  }

  static int count(Memory memory, long route) {
    return memory.getInt(address(memory, route));
  }

  static void addCount(Memory memory, long route, int change) {
    long address = address(memory, route);
    memory.putInt(address, memory.getInt(address) + change);
  }

  static long bucket(Memory memory, long route, int index) {
    return address(memory, route) + HEADER_BYTES + (long) index * Bucket.BYTES;
  }

  static int indexOf(Memory memory, long route, long bucket) {
    return (int) ((bucket - address(memory, route) - HEADER_BYTES) / Bucket.BYTES);
  }

  /** The bucket where an entry with {@code hash} belongs. */
  static int home(long route, long hash) {
    int depth = depth(route);
    long fraction = (hash << depth) >>> (Long.SIZE - ORDER_BITS + depth);
    return (int) ((fraction * buckets(route)) >>> (ORDER_BITS - depth));
  }

  /** The first position in hash order, of 48 bits, that belongs to a later bucket. */
  static long endOfHome(long route, long order, int home) {
    int width = ORDER_BITS - depth(route);
    long start = (order >>> width) << width;
    long end = ((home + 1L) << width) + buckets(route) - 1;
    return start + end / buckets(route);
  }

  static int next(long route, int bucketIndex) {
    return bucketIndex + 1 == buckets(route) ? 0 : bucketIndex + 1;
  }

  static int previous(long route, int bucketIndex) {
    return bucketIndex == 0 ? buckets(route) - 1 : bucketIndex - 1;
  }

  /** Stores an entry in a segment with room; returns its position. */
  static long place(Memory memory, long route, long hash, long entry, boolean isMarked) {
    int index = home(route, hash);
    for (int hops = 0; hops < buckets(route); hops++) {
      long bucket = bucket(memory, route, index);
      int slot = Bucket.freeSlot(memory, bucket);
      if (slot < Bucket.SLOTS) {
        Bucket.occupy(memory, bucket, slot, (int) hash & 0xff, entry, isMarked);
        addCount(memory, route, 1);
        return bucket | slot;
      }
      Bucket.addOverflow(memory, bucket, 1);
      index = next(route, index);
    }
    Check.that(false, "a segment that takes an entry has room");
    return 0;
  }

  /** Empties the slot of an entry with {@code hash} in bucket {@code found}. */
  static void remove(Memory memory, long route, long hash, int found, int slot) {
    for (int index = home(route, hash); index != found; index = next(route, index)) {
      Bucket.addOverflow(memory, bucket(memory, route, index), -1);
    }
    Bucket.vacate(memory, bucket(memory, route, found), slot);
    addCount(memory, route, -1);
  }

  /** The most entries that {@code buckets} may hold: beyond seven eighths searches grow long. */
  static int limit(int buckets) {
    return buckets * Bucket.SLOTS * 7 / 8;
  }

  /** Whether so few entries are left that smaller buckets, or a union, save memory. */
  static boolean isSparse(long route, int count) {
    return count < buckets(route) * Bucket.SLOTS * 3 / 10;
  }

  /** The fewest buckets that hold {@code count} entries with room to grow by a tenth. */
  static int bucketsFor(int count) {
    for (int buckets : BUCKET_STEPS) {
      if (count * 8 <= buckets * Bucket.SLOTS * 6) {
        return buckets;
      }
    }
    return BUCKETS_MAX;
  }

  /** The fewest buckets whose {@link #limit} is {@code count}, or the most there are. */
  static int bucketsWithLimit(int count) {
    for (int buckets : BUCKET_STEPS) {
      if (limit(buckets) >= count) {
        return buckets;
      }
    }
    return BUCKETS_MAX;
  }

  /** The next larger number of buckets, or zero when the segment must be split. */
  static int nextStep(int buckets) {
    for (int step : BUCKET_STEPS) {
      if (step > buckets) {
        return step;
      }
    }
    return 0;
  }
}
