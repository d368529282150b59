package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * A hash table of entries that its user owns, by extendible hashing: a directory, indexed by the
 * first bits of the hash, leads to segments of buckets. One segment at a time grows, splits,
 * shrinks or merges, so no operation rehashes more than some hundred entries.
 *
 * <p>A view: {@link #at} sets it on a table. A search is a loop, so that comparing keys needs no
 * call back:
 *
 * <pre>
 *   table.seek(hash);
 *   for (long entry = table.next(); entry != 0; entry = table.next()) {
 *     if (isWanted(entry)) { ... table.position(), replace, remove ... }
 *   }
 * </pre>
 *
 * <p>Entries are kept in the order of their hashes, and a scan's cursor is a place in that order.
 * It stays true whatever splits or merges, so a scan returns every entry that is present
 * throughout. Every slot has one bit for its user, the mark, which moves with the entry.
 */
public final class Table {
  private final Memory memory;
  private final TableEntries entries;
  private final TableShape shape;
  private final TableScan scan;
  private long address;

  // The state of the search: where it is, and the slots of that bucket still to be offered.
  private long hash;
  private long route;
  private long bucket;
  private int bucketIndex;
  private int hops;
  private int candidates;
  private int slot;

  /** A view on tables in {@code memory} whose entries {@code entries} understands. */
  public Table(Memory memory, TableEntries entries) {
    this.memory = memory;
    this.entries = entries;
    this.shape = new TableShape(memory, entries);
    this.scan = new TableScan(memory, entries);
  }

  /** Creates an empty table and sets this view on it; returns its address. */
  public long create() {
    address = TableHeader.create(memory);
    return address;
  }

  /** Sets this view on the table at {@code tableAddress}. */
  public Table at(long tableAddress) {
    address = tableAddress;
    return this;
  }

  /** The number of entries. */
  public long size() {
    return TableHeader.size(memory, address);
  }

  /** The bytes of the table itself, without its entries. */
  public long bytes() {
    return TableHeader.bytes(memory, address);
  }

  /**
   * Loads the line where an entry with this hash would be. Touching many keys before searching them
   * lets their cache misses overlap; use the result for something, or the load is left out.
   */
  public long touch(long wantedHash) {
    return memory.getLong(homeOf(TableHeader.route(memory, address, wantedHash), wantedHash));
  }

  /** The entry that most likely has this hash, zero without one; not yet looked at. */
  public long likelyEntry(long wantedHash) {
    long home = homeOf(TableHeader.route(memory, address, wantedHash), wantedHash);
    int matches = Bucket.matches(memory, home, (int) wantedHash & 0xff);
    return matches == 0 ? 0 : Bucket.entry(memory, home, Integer.numberOfTrailingZeros(matches));
  }

  /** Starts a search for entries with {@code wantedHash}. */
  public void seek(long wantedHash) {
    hash = wantedHash;
    route = TableHeader.route(memory, address, wantedHash);
    bucketIndex = Segment.home(route, wantedHash);
    hops = 0;
    enter();
  }

  /** The next entry that may have the hash, one in 256 of the others too; zero at the end. */
  public long next() {
    while (candidates == 0) {
      if (++hops >= Segment.buckets(route) || Bucket.overflow(memory, bucket) == 0) {
        return 0;
      }
      bucketIndex = Segment.next(route, bucketIndex);
      enter();
    }
    slot = Integer.numberOfTrailingZeros(candidates);
    candidates &= candidates - 1;
    return Bucket.entry(memory, bucket, slot);
  }

  /** Where the table holds the entry that was found last, valid until the table changes. */
  public long position() {
    return bucket | slot;
  }

  /** Puts a moved or other entry with the same key in the place of the one found last. */
  public void replace(long entry) {
    Bucket.putEntry(memory, bucket, slot, entry);
  }

  /** Removes the entry found last, which its owner frees; ends the search. */
  public void remove() {
    Segment.remove(memory, route, hash, bucketIndex, slot);
    TableHeader.addSize(memory, address, -1);
    candidates = 0;
    hops = Segment.buckets(route);
    if (Segment.isSparse(route, Segment.count(memory, route))) {
      shape.shrink(address, hash);
    }
  }

  /** Adds an entry whose key is not in the table; returns its position. */
  public long insert(long newHash, long entry) {
    return insert(newHash, entry, false);
  }

  /** Adds an entry whose key is not in the table, marked or not; returns its position. */
  public long insert(long newHash, long entry, boolean isMarked) {
    long target = TableHeader.route(memory, address, newHash);
    while (Segment.count(memory, target) >= Segment.limit(Segment.buckets(target))) {
      shape.grow(address, newHash);
      target = TableHeader.route(memory, address, newHash);
    }
    TableHeader.addSize(memory, address, 1);
    return Segment.place(memory, target, newHash, entry, isMarked);
  }

  /**
   * Says how many entries there will be in all, so that the table grows in few large steps, or zero
   * when that is not known any more. A number that is far too large wastes memory, in proportion to
   * the entries that come.
   */
  public void expect(long size) {
    shape.expect(size);
  }

  /** The entry at a position. */
  public long entryAt(long position) {
    return Bucket.entry(memory, bucketAt(position), slotAt(position));
  }

  /** Puts a moved entry with the same key at a position. */
  public void replaceAt(long position, long entry) {
    Bucket.putEntry(memory, bucketAt(position), slotAt(position), entry);
  }

  /** The mark of the entry at a position. */
  public boolean isMarked(long position) {
    return Bucket.isMarked(memory, bucketAt(position), slotAt(position));
  }

  /** Sets or clears the mark of the entry at a position. */
  public void mark(long position, boolean isMarked) {
    Bucket.mark(memory, bucketAt(position), slotAt(position), isMarked);
  }

  /**
   * Shows one bucket's entries to {@code visitor}.
   *
   * @param cursor zero to start, otherwise what the call before returned
   * @return the next cursor, below 2^48; zero when all has been seen
   */
  public long scan(long cursor, TableVisitor visitor) {
    return scan.step(address, cursor, visitor);
  }

  /** Whether a scan that is at {@code cursor} has passed the entries with this hash. */
  public static boolean isPassed(long cursor, long hash) {
    return hash >>> (Long.SIZE - Segment.ORDER_BITS) < cursor;
  }

  /**
   * A nearly fair random entry's position: fair within a segment, and segments are chosen by their
   * share of the hashes. The table must not be empty.
   *
   * @param seed random bits
   */
  public long random(long seed) {
    Check.that(size() > 0, "an entry is drawn from a table that has one");
    return scan.random(address, seed);
  }

  /**
   * The position of a random entry, all being equally likely, which takes some more steps than
   * {@link #random}. The table must not be empty.
   *
   * @param seed random bits
   */
  public long fairRandom(long seed) {
    Check.that(size() > 0, "an entry is drawn from a table that has one");
    return scan.fair(address, seed);
  }

  /**
   * Moves the table's own block and the directory when that is worth it; returns where the table is
   * now. Other views on it must be set anew.
   */
  public long compactHead(Mover mover) {
    address = TableHeader.move(memory, address, mover);
    return address;
  }

  /**
   * Moves the segment at {@code cursor} when that is worth it; returns the cursor of the next
   * segment, zero after the last. Positions change.
   */
  public long compact(long cursor, Mover mover) {
    return shape.compact(address, cursor, mover);
  }

  /**
   * Frees the table in slices: one segment, after {@code visitor} has seen its entries, which it
   * frees. After the first call the table may only be disposed of.
   *
   * @return whether something is left; false once the table is gone
   */
  public boolean dispose(TableVisitor visitor) {
    return scan.dispose(address, visitor);
  }

  /**
   * The structural check of this table: counts, tags, routes and overflow counts agree.
   *
   * @throws dev.baton.engine.base.BrokenInvariantException when they do not
   */
  public void verify() {
    new TableCheck(memory, entries).verify(address);
  }

  private void enter() {
    bucket = Segment.bucket(memory, route, bucketIndex);
    candidates = Bucket.matches(memory, bucket, (int) hash & 0xff);
  }

  private long homeOf(long segmentRoute, long wantedHash) {
    return Segment.bucket(memory, segmentRoute, Segment.home(segmentRoute, wantedHash));
  }

  private static long bucketAt(long position) {
    return position & -Bucket.BYTES;
  }

  private static int slotAt(long position) {
    return (int) position & (Bucket.BYTES - 1);
  }
}
