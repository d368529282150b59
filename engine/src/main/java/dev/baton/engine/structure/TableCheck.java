package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/** The structural check of a table: everything that is stored twice is compared. */
final class TableCheck {
  private final Memory memory;
  private final TableEntries entries;

  TableCheck(Memory memory, TableEntries entries) {
    this.memory = memory;
    this.entries = entries;
  }

  void verify(long table) {
    int depth = TableHeader.depth(memory, table);
    long size = 0;
    long bytes = 0;
    int deepest = 0;
    long prefix = 0;
    while (prefix < 1L << depth) {
      long route = TableHeader.routeOf(memory, table, prefix);
      verifyShare(table, prefix, route);
      size += verifySegment(route, prefix >>> (depth - Segment.depth(route)));
      bytes += TableHeader.segmentBytes(route);
      deepest += Segment.depth(route) == depth ? 1 : 0;
      prefix += 1L << (depth - Segment.depth(route));
    }
    Check.that(size == TableHeader.size(memory, table), "the size is the sum of the segments");
    Check.that(deepest == TableHeader.deepest(memory, table), "the deepest segments are counted");
    Check.that(bytes <= TableHeader.bytes(memory, table), "the segments are part of the bytes");
  }

  private void verifyShare(long table, long prefix, long route) {
    long share = 1L << (TableHeader.depth(memory, table) - Segment.depth(route));
    Check.that((prefix & (share - 1)) == 0, "a segment starts at a prefix of its own length");
    for (long other = prefix; other < prefix + share; other++) {
      Check.that(
          TableHeader.routeOf(memory, table, other) == route,
          "all prefixes of a segment lead to it");
    }
  }

  private int verifySegment(long route, long prefix) {
    int[] passed = new int[Segment.buckets(route)];
    int count = 0;
    for (int index = 0; index < passed.length; index++) {
      long bucket = Segment.bucket(memory, route, index);
      for (int slot = 0; slot < Bucket.SLOTS; slot++) {
        if ((Bucket.occupied(memory, bucket) & (1 << slot)) != 0) {
          verifyEntry(route, prefix, bucket, slot, passed, index);
          count++;
        }
      }
    }
    for (int index = 0; index < passed.length; index++) {
      Check.that(
          passed[index] == Bucket.overflow(memory, Segment.bucket(memory, route, index)),
          "a bucket counts the entries that passed it");
    }
    Check.that(count == Segment.count(memory, route), "a segment counts its entries");
    return count;
  }

  private void verifyEntry(
      long route, long prefix, long bucket, int slot, int[] passed, int index) {
    long hash = entries.hash(Bucket.entry(memory, bucket, slot));
    int depth = Segment.depth(route);
    Check.that(Bucket.tag(memory, bucket, slot) == (hash & 0xff), "a tag is of its hash");
    Check.that(depth == 0 || hash >>> (Long.SIZE - depth) == prefix, "an entry is in its segment");
    for (int at = Segment.home(route, hash); at != index; at = Segment.next(route, at)) {
      passed[at]++;
    }
  }
}
