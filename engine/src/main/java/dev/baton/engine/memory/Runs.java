package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import java.util.Arrays;

/**
 * Hands out runs of adjoining units inside chunks: single slabs with a unit of 64 KiB, large blocks
 * with a unit of a page.
 *
 * <p>A {@link UnitMap} says which units are taken. Chunks are kept in lists by the logarithm of
 * their longest free run, so that a chunk with room is found without a search over all of them. A
 * closed chunk is in no list: nothing new comes into it, and it goes back to the system as soon as
 * it is empty.
 */
final class Runs {
  private static final int NOWHERE = -1;
  private static final byte NOT_OURS = 0;
  private static final byte OPEN = 1;
  private static final byte CLOSED = 2;

  private final Region region;
  private final int unitBytes;
  private final int unitsPerChunk;
  private final UnitMap units;
  // First chunk of each list, by the logarithm of the longest free run.
  private final int[] heads;
  private int[] longest = new int[0];
  private int[] next = new int[0];
  private int[] previous = new int[0];
  private byte[] states = new byte[0];
  private int spareChunk = NOWHERE;
  private long unitsTaken;
  private int chunks;
  private int closedChunks;
  private long chunksEmptied;
  private Runnable opener = () -> {};

  Runs(Region region, int unitBytes) {
    this.region = region;
    this.unitBytes = unitBytes;
    this.unitsPerChunk = Region.CHUNK_BYTES / unitBytes;
    this.units = new UnitMap(unitsPerChunk);
    this.heads = new int[33 - Integer.numberOfLeadingZeros(unitsPerChunk)];
    Arrays.fill(heads, NOWHERE);
  }

  /** The address of a run of {@code count} units, at most a chunk. */
  long take(int count) {
    int chunk = findChunk(count);
    int first = units.findRun(chunk, count);
    units.mark(chunk, first, count, true);
    unitsTaken += count;
    relist(chunk);
    return region.chunkAddress(chunk) + (long) first * unitBytes;
  }

  /** Gives a run back. */
  void give(long address, int count) {
    int chunk = region.chunkIndex(address);
    int first = (int) ((address - region.chunkAddress(chunk)) / unitBytes);
    Check.that(units.isTaken(chunk, first, count), "only a taken run is given back");
    units.mark(chunk, first, count, false);
    unitsTaken -= count;
    if (states[chunk] == CLOSED) {
      longest[chunk] = units.longestFree(chunk);
    } else {
      relist(chunk);
    }
    if (longest[chunk] == unitsPerChunk) {
      retire(chunk);
    }
  }

  // ---- emptying chunks

  /** Who is to open all closed chunks when nothing else is left. */
  void whenShort(Runnable openAll) {
    opener = openAll;
  }

  /** Opens all closed chunks if there is room nowhere else; returns whether there were some. */
  boolean isRelieved() {
    boolean isShort = closedChunks > 0 && region.isFull();
    if (isShort) {
      opener.run();
    }
    return isShort;
  }

  /** Whether a chunk is cut into units here. */
  boolean owns(int chunk) {
    return chunk < states.length && states[chunk] != NOT_OURS;
  }

  boolean isClosed(int chunk) {
    return chunk < states.length && states[chunk] == CLOSED;
  }

  boolean isClosedAt(long address) {
    return isClosed(region.chunkIndex(address));
  }

  /** Lets nothing new come into an open chunk that is not empty. */
  void close(int chunk) {
    unlink(chunk);
    states[chunk] = CLOSED;
    closedChunks++;
  }

  /** Undoes {@link #close} of a chunk that has not become empty since. */
  void open(int chunk) {
    states[chunk] = OPEN;
    closedChunks--;
    link(chunk);
  }

  int closedChunks() {
    return closedChunks;
  }

  /** How many chunks were given back because they were closed. */
  long chunksEmptied() {
    return chunksEmptied;
  }

  /** Gives the empty chunk back that is kept for what comes next; returns whether there was one. */
  boolean giveSpare() {
    int chunk = spareChunk;
    boolean isEmpty = chunk != NOWHERE && states[chunk] == OPEN && longest[chunk] == unitsPerChunk;
    if (isEmpty) {
      unlink(chunk);
      giveChunk(chunk);
    }
    return isEmpty;
  }

  /** The taken bytes of a chunk. */
  long takenBytes(int chunk) {
    return (long) units.count(chunk) * unitBytes;
  }

  /** The bytes of all chunks that are cut into units here. */
  long chunkBytes() {
    return (long) chunks * Region.CHUNK_BYTES;
  }

  /** The first taken unit of a chunk from the address {@code from} on; zero when there is none. */
  long nextTaken(int chunk, long from) {
    long start = region.chunkAddress(chunk);
    int unit = units.next(chunk, (int) ((from - start) / unitBytes), true);
    return unit == unitsPerChunk ? 0 : start + (long) unit * unitBytes;
  }

  long takenBytes() {
    return unitsTaken * unitBytes;
  }

  /** Recounts everything from the bitmaps; throws when the lists or the counts disagree. */
  void verify() {
    for (int list = 0; list < heads.length; list++) {
      int before = NOWHERE;
      for (int chunk = heads[list]; chunk != NOWHERE; chunk = next[chunk]) {
        Check.that(previous[chunk] == before, "the list of chunks is linked both ways");
        Check.that(longest[chunk] == units.longestFree(chunk), "the longest free run is known");
        Check.that(list == listOf(longest[chunk]), "a chunk is in the list of its longest run");
        before = chunk;
      }
    }
    int ours = 0;
    int closed = 0;
    for (int chunk = 0; chunk < states.length; chunk++) {
      ours += states[chunk] != NOT_OURS ? 1 : 0;
      closed += states[chunk] == CLOSED ? 1 : 0;
    }
    Check.that(ours == chunks && closed == closedChunks, "the chunks are counted");
    Check.that(units.countAll() == unitsTaken, "the taken units are those of the bitmaps");
  }

  private int findChunk(int count) {
    for (int list = listOf(count); list < heads.length; list++) {
      for (int chunk = heads[list]; chunk != NOWHERE; chunk = next[chunk]) {
        if (longest[chunk] >= count) {
          return chunk;
        }
      }
    }
    if (isRelieved()) {
      return findChunk(count);
    }
    int chunk = region.chunkIndex(region.takeChunks(1, true));
    makeRoomFor(chunk);
    states[chunk] = OPEN;
    chunks++;
    longest[chunk] = unitsPerChunk;
    link(chunk);
    return chunk;
  }

  /** One empty chunk stays, so that a block that comes and goes does not map and unmap memory. */
  private void retire(int chunk) {
    if (states[chunk] == CLOSED) {
      closedChunks--;
      chunksEmptied++;
      giveChunk(chunk);
      return;
    }
    if (spareChunk == NOWHERE || spareChunk == chunk || longest[spareChunk] != unitsPerChunk) {
      spareChunk = chunk;
      return;
    }
    unlink(chunk);
    giveChunk(chunk);
  }

  private void giveChunk(int chunk) {
    longest[chunk] = 0;
    states[chunk] = NOT_OURS;
    chunks--;
    region.giveChunks(region.chunkAddress(chunk), 1);
  }

  private void relist(int chunk) {
    int now = units.longestFree(chunk);
    if (listOf(now) == listOf(longest[chunk])) {
      longest[chunk] = now;
      return;
    }
    unlink(chunk);
    longest[chunk] = now;
    link(chunk);
  }

  /** List zero is for full chunks, list n for those with a longest run from 2^(n-1) on. */
  private static int listOf(int run) {
    return 32 - Integer.numberOfLeadingZeros(run);
  }

  private void link(int chunk) {
    int list = listOf(longest[chunk]);
    int head = heads[list];
    next[chunk] = head;
    previous[chunk] = NOWHERE;
    if (head != NOWHERE) {
      previous[head] = chunk;
    }
    heads[list] = chunk;
  }

  private void unlink(int chunk) {
    if (previous[chunk] == NOWHERE) {
      heads[listOf(longest[chunk])] = next[chunk];
    } else {
      next[previous[chunk]] = next[chunk];
    }
    if (next[chunk] != NOWHERE) {
      previous[next[chunk]] = previous[chunk];
    }
  }

  private void makeRoomFor(int chunk) {
    if (chunk >= longest.length) {
      int capacity = Math.max(16, (chunk + 1) * 2);
      units.makeRoomFor(capacity);
      longest = Arrays.copyOf(longest, capacity);
      next = Arrays.copyOf(next, capacity);
      previous = Arrays.copyOf(previous, capacity);
      states = Arrays.copyOf(states, capacity);
    }
  }
}
