package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** Walks a table: in hash order by cursor, at random, or for the last time. */
final class TableScan {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final Memory memory;
  private final TableEntries entries;
  // What was loaded early goes here, so that the loads are not left out.
  private long touched;

  TableScan(Memory memory, TableEntries entries) {
    this.memory = memory;
    this.entries = entries;
  }

  /** Visits the entries whose home is the bucket at {@code cursor}, wherever they lie. */
  long step(long table, long cursor, TableVisitor visitor) {
    long hash = cursor << (Long.SIZE - Segment.ORDER_BITS);
    long route = TableHeader.route(memory, table, hash);
    int home = Segment.home(route, hash);
    int buckets = Segment.buckets(route);
    int index = home;
    boolean mayBeForeign =
        Bucket.overflow(memory, Segment.bucket(memory, route, Segment.previous(route, home))) > 0;
    for (int hops = 0; hops < buckets; hops++) {
      long bucket = Segment.bucket(memory, route, index);
      visitHomeOnly(route, bucket, mayBeForeign ? home : -1, visitor);
      if (Bucket.overflow(memory, bucket) == 0) {
        break;
      }
      mayBeForeign = true;
      index = Segment.next(route, index);
    }
    long next = Segment.endOfHome(route, cursor, home);
    return next >>> Segment.ORDER_BITS != 0 ? 0 : next;
  }

  /** Visits the entries of a bucket whose home is {@code home}, or all when that is negative. */
  private void visitHomeOnly(long route, long bucket, int home, TableVisitor visitor) {
    touch(bucket);
    for (int left = Bucket.occupied(memory, bucket); left != 0; left &= left - 1) {
      int slot = Integer.numberOfTrailingZeros(left);
      long entry = Bucket.entry(memory, bucket, slot);
      if (home < 0 || Segment.home(route, entries.hash(entry)) == home) {
        visitor.visit(entry, bucket | slot);
      }
    }
  }

  private void touch(long bucket) {
    long sum = 0;
    for (int left = Bucket.occupied(memory, bucket); left != 0; left &= left - 1) {
      sum += entries.touch(Bucket.entry(memory, bucket, Integer.numberOfTrailingZeros(left)));
    }
    touched = sum;
  }

  /** What all the loads have found, which means nothing. */
  long touched() {
    return touched;
  }

  long random(long table, long seed) {
    long state = seed;
    while (true) {
      state += GOLDEN_GAMMA;
      long route = TableHeader.route(memory, table, mix(state));
      if (Segment.count(memory, route) > 0) {
        return draw(route, state);
      }
    }
  }

  /**
   * Draws places of the widest table that could have this directory, all segments as deep as the
   * deepest and of the largest size, until one holds an entry.
   */
  long fair(long table, long seed) {
    int depth = TableHeader.depth(memory, table);
    long state = seed;
    while (true) {
      state += GOLDEN_GAMMA;
      long route = TableHeader.route(memory, table, mix(state));
      int buckets = Segment.buckets(route);
      long widest = depth == 0 ? buckets : Segment.BUCKETS_MAX;
      state += GOLDEN_GAMMA;
      // A segment with a shorter prefix is met more often, so its places are as much rarer.
      long places = (widest * Bucket.SLOTS) << (depth - Segment.depth(route));
      long drawn = Long.remainderUnsigned(mix(state), places);
      if (drawn < (long) buckets * Bucket.SLOTS) {
        long bucket = Segment.bucket(memory, route, (int) drawn / Bucket.SLOTS);
        int slot = (int) drawn % Bucket.SLOTS;
        if ((Bucket.occupied(memory, bucket) & (1 << slot)) != 0) {
          return bucket | slot;
        }
      }
    }
  }

  /** Draws slots of a segment that is not empty until one holds an entry, so that all are equal. */
  private long draw(long route, long seed) {
    int slots = Segment.buckets(route) * Bucket.SLOTS;
    long state = seed;
    while (true) {
      state += GOLDEN_GAMMA;
      int drawn = (int) Long.remainderUnsigned(mix(state), slots);
      long bucket = Segment.bucket(memory, route, drawn / Bucket.SLOTS);
      int slot = drawn % Bucket.SLOTS;
      if ((Bucket.occupied(memory, bucket) & (1 << slot)) != 0) {
        return bucket | slot;
      }
    }
  }

  boolean dispose(long table, TableVisitor visitor) {
    long prefix = TableHeader.disposed(memory, table);
    int depth = TableHeader.depth(memory, table);
    long route = TableHeader.routeOf(memory, table, prefix);
    for (int index = 0; index < Segment.buckets(route); index++) {
      visitHomeOnly(route, Segment.bucket(memory, route, index), -1, visitor);
    }
    Segment.free(memory, route);
    long next = prefix + (1L << (depth - Segment.depth(route)));
    if (next >>> depth != 0) {
      TableHeader.free(memory, table);
      return false;
    }
    TableHeader.disposed(memory, table, next);
    return true;
  }

  /** The finaliser of SplitMix64: one step of state in, 64 unrelated bits out. */
  private static long mix(long state) {
    long bits = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
