package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import java.util.Arrays;

/** Grows, splits, shrinks, merges and moves the segments of a table, each one by itself. */
final class TableShape {
  // Beyond this depth only equal hashes would still share a segment.
  private static final int DEPTH_MAX = 40;
  // One segment becomes at most so many at once, by powers of two: some tens of microseconds.
  private static final int LEVELS_MAX = 5;
  private static final int ENTRIES_MAX = 2 * Segment.BUCKETS_MAX * Bucket.SLOTS;
  // Two segments become one only when the one is then not at once full again.
  private static final int UNION_MAX = Segment.limit(Segment.BUCKETS_MAX) * 3 / 4;

  private final Memory memory;
  private final TableEntries entries;
  // What is taken out of old segments before it goes into new ones.
  private final long[] carried = new long[ENTRIES_MAX];
  private final long[] hashes = new long[ENTRIES_MAX];
  private final boolean[] marks = new boolean[ENTRIES_MAX];
  private final int[] partCounts = new int[1 << LEVELS_MAX];
  private final long[] partRoutes = new long[1 << LEVELS_MAX];
  private int count;
  // What the segments of a table that is being filled will be in the end; zeros when nobody knows.
  private int expectedDepth;
  private int expectedBuckets;

  TableShape(Memory memory, TableEntries entries) {
    this.memory = memory;
    this.entries = entries;
  }

  /**
   * Prepares for so many entries in all, or zero for any number: segments get the size that they
   * will need, and become many at once, so that few entries are moved on the way.
   */
  void expect(long size) {
    expectedDepth = 0;
    while (expectedDepth < DEPTH_MAX && most(size) > Segment.limit(Segment.BUCKETS_MAX)) {
      expectedDepth++;
    }
    expectedBuckets = size == 0 ? 0 : Segment.bucketsWithLimit((int) most(size));
  }

  /** What all but a few segments of the expected depth hold at most: two deviations above. */
  private double most(long size) {
    double mean = Math.scalb((double) size, -expectedDepth);
    return mean + 2 * Math.sqrt(mean);
  }

  /** Makes room in the segment of {@code hash}. */
  void grow(long table, long hash) {
    long route = TableHeader.route(memory, table, hash);
    int missing = expectedDepth - Segment.depth(route);
    int buckets = Segment.nextStep(Segment.buckets(route));
    if (missing > 0) {
      // The last step is a whole one: most entries come after it.
      spread(table, hash, route, (missing - 1) % LEVELS_MAX + 1, expectedBuckets);
    } else if (buckets > 0) {
      resize(table, hash, route, Math.max(buckets, missing == 0 ? expectedBuckets : 0));
    } else {
      spread(table, hash, route, 1, 0);
    }
  }

  /** Joins the sparse segment of {@code hash} with its sibling, or makes it smaller. */
  void shrink(long table, long hash) {
    long route = TableHeader.route(memory, table, hash);
    int left = Segment.count(memory, route);
    int depth = Segment.depth(route);
    if (depth > 0) {
      long siblingHash = hash ^ (1L << (Long.SIZE - depth));
      long sibling = TableHeader.route(memory, table, siblingHash);
      if (Segment.depth(sibling) == depth && left + Segment.count(memory, sibling) <= UNION_MAX) {
        merge(table, hash, route, sibling);
        return;
      }
    }
    int buckets = Segment.bucketsFor(left);
    if (buckets < Segment.buckets(route)) {
      resize(table, hash, route, buckets);
    }
  }

  /** Moves the segment at {@code cursor} if its place is sparse; returns the next cursor. */
  long compact(long table, long cursor, Mover mover) {
    long hash = cursor << (Long.SIZE - Segment.ORDER_BITS);
    long route = TableHeader.route(memory, table, hash);
    long segment = Segment.address(memory, route);
    int buckets = Segment.buckets(route);
    int depth = Segment.depth(route);
    long moved = mover.move(segment, Segment.bytes(buckets));
    if (moved != segment) {
      TableHeader.putRoute(
          memory, table, hash, depth, Segment.route(memory, moved, depth, buckets));
    }
    int width = Segment.ORDER_BITS - depth;
    long next = ((cursor >>> width) + 1) << width;
    return next >>> Segment.ORDER_BITS != 0 ? 0 : next;
  }

  private void resize(long table, long hash, long route, int buckets) {
    int depth = Segment.depth(route);
    long target = Segment.create(memory, depth, buckets);
    takeOut(route);
    for (int i = 0; i < count; i++) {
      Segment.place(memory, target, hashes[i], carried[i], marks[i]);
    }
    exchange(table, hash, depth, target);
    discard(table, route);
  }

  /** Makes a segment many, whose prefixes are {@code levels} longer, of {@code bucketsMin}. */
  private void spread(long table, long hash, long route, int levels, int bucketsMin) {
    int depth = Segment.depth(route) + levels;
    Check.that(depth <= DEPTH_MAX, "hashes differ enough to be told apart");
    while (TableHeader.depth(memory, table) < depth) {
      TableHeader.deepen(memory, table);
    }
    takeOut(route);
    int parts = 1 << levels;
    Arrays.fill(partCounts, 0, parts, 0);
    for (int i = 0; i < count; i++) {
      partCounts[part(hashes[i], depth, parts)]++;
    }
    // The first hash of the segment: shifting twice, for a shift by all bits would be none.
    long first = (hash >>> 1 >>> (Long.SIZE - 1 - depth + levels)) << levels;
    for (int i = 0; i < parts; i++) {
      int buckets = Math.max(bucketsMin, Segment.bucketsFor(partCounts[i]));
      partRoutes[i] = Segment.create(memory, depth, buckets);
      exchange(table, (first + i) << (Long.SIZE - depth), depth, partRoutes[i]);
    }
    for (int i = 0; i < count; i++) {
      long target = partRoutes[part(hashes[i], depth, parts)];
      Segment.place(memory, target, hashes[i], carried[i], marks[i]);
    }
    if (depth == TableHeader.depth(memory, table)) {
      TableHeader.addDeepest(memory, table, parts);
    }
    discard(table, route);
  }

  private static int part(long hash, int depth, int parts) {
    return (int) (hash >>> (Long.SIZE - depth)) & (parts - 1);
  }

  private void merge(long table, long hash, long route, long sibling) {
    int depth = Segment.depth(route);
    takeOut(route);
    takeOutMore(sibling);
    long target = Segment.create(memory, depth - 1, Segment.bucketsFor(count));
    for (int i = 0; i < count; i++) {
      Segment.place(memory, target, hashes[i], carried[i], marks[i]);
    }
    exchange(table, hash, depth - 1, target);
    discard(table, route);
    discard(table, sibling);
    if (depth == TableHeader.depth(memory, table)) {
      TableHeader.addDeepest(memory, table, -2);
    }
    while (TableHeader.depth(memory, table) > 0 && TableHeader.deepest(memory, table) == 0) {
      TableHeader.flatten(memory, table);
    }
  }

  private void exchange(long table, long hash, int depth, long route) {
    TableHeader.putRoute(memory, table, hash, depth, route);
    TableHeader.addBytes(memory, table, TableHeader.segmentBytes(route));
  }

  private void discard(long table, long route) {
    TableHeader.addBytes(memory, table, -TableHeader.segmentBytes(route));
    Segment.free(memory, route);
  }

  private void takeOut(long route) {
    count = 0;
    takeOutMore(route);
  }

  /** Reads all entries and then hashes them, so that the misses of reaching them overlap. */
  private void takeOutMore(long route) {
    int first = count;
    int touched = 0;
    for (int index = 0; index < Segment.buckets(route); index++) {
      long bucket = Segment.bucket(memory, route, index);
      int occupied = Bucket.occupied(memory, bucket);
      for (; occupied != 0; occupied &= occupied - 1) {
        int slot = Integer.numberOfTrailingZeros(occupied);
        carried[count] = Bucket.entry(memory, bucket, slot);
        marks[count] = Bucket.isMarked(memory, bucket, slot);
        touched |= memory.getByte(carried[count]);
        count++;
      }
    }
    // The condition always holds; it only keeps the touching loads alive.
    Check.that(touched >= Byte.MIN_VALUE, "a byte is a byte");
    for (int i = first; i < count; i++) {
      hashes[i] = entries.hash(carried[i]);
    }
  }
}
