package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/** Grows, splits, shrinks, merges and moves the segments of a table, each one by itself. */
final class TableShape {
  // Beyond this depth only equal hashes would still share a segment.
  private static final int DEPTH_MAX = 40;
  private static final int ENTRIES_MAX = 2 * Segment.BUCKETS_MAX * Bucket.SLOTS;
  // Two segments become one only when the one is then not at once full again.
  private static final int UNION_MAX = Segment.limit(Segment.BUCKETS_MAX) * 3 / 4;

  private final Memory memory;
  private final TableEntries entries;
  // What is taken out of old segments before it goes into new ones.
  private final long[] carried = new long[ENTRIES_MAX];
  private final long[] hashes = new long[ENTRIES_MAX];
  private final boolean[] marks = new boolean[ENTRIES_MAX];
  private int count;

  TableShape(Memory memory, TableEntries entries) {
    this.memory = memory;
    this.entries = entries;
  }

  /** Makes room in the segment of {@code hash}. */
  void grow(long table, long hash) {
    long route = TableHeader.route(memory, table, hash);
    int buckets = Segment.nextStep(Segment.buckets(route));
    if (buckets > 0) {
      resize(table, hash, route, buckets);
    } else {
      split(table, hash, route);
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

  private void split(long table, long hash, long route) {
    int depth = Segment.depth(route);
    Check.that(depth < DEPTH_MAX, "hashes differ enough to be told apart");
    if (depth == TableHeader.depth(memory, table)) {
      TableHeader.deepen(memory, table);
    }
    takeOut(route);
    long side = 1L << (Long.SIZE - 1 - depth);
    int above = 0;
    for (int i = 0; i < count; i++) {
      above += (hashes[i] & side) != 0 ? 1 : 0;
    }
    long low = Segment.create(memory, depth + 1, Segment.bucketsFor(count - above));
    long high = Segment.create(memory, depth + 1, Segment.bucketsFor(above));
    for (int i = 0; i < count; i++) {
      long target = (hashes[i] & side) != 0 ? high : low;
      Segment.place(memory, target, hashes[i], carried[i], marks[i]);
    }
    exchange(table, hash & ~side, depth + 1, low);
    exchange(table, hash | side, depth + 1, high);
    if (depth + 1 == TableHeader.depth(memory, table)) {
      TableHeader.addDeepest(memory, table, 2);
    }
    discard(table, route);
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
