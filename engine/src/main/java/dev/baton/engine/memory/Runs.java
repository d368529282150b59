package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import java.util.Arrays;

/**
 * Hands out runs of adjoining units inside chunks: single slabs with a unit of 64 KiB, large blocks
 * with a unit of a page.
 *
 * <p>A bitmap per chunk says which units are taken. Chunks are kept in lists by the logarithm of
 * their longest free run, so that a chunk with room is found without a search over all of them.
 */
final class Runs {
  private static final int WORD = Long.SIZE;
  private static final int NOWHERE = -1;

  private final Region region;
  private final int unitBytes;
  private final int unitsPerChunk;
  private final int wordsPerChunk;
  // First chunk of each list, by the logarithm of the longest free run.
  private final int[] heads;
  private long[] taken = new long[0];
  private int[] longest = new int[0];
  private int[] next = new int[0];
  private int[] previous = new int[0];
  private int spareChunk = NOWHERE;
  private long unitsTaken;

  Runs(Region region, int unitBytes) {
    this.region = region;
    this.unitBytes = unitBytes;
    this.unitsPerChunk = Region.CHUNK_BYTES / unitBytes;
    this.wordsPerChunk = (unitsPerChunk + WORD - 1) / WORD;
    this.heads = new int[33 - Integer.numberOfLeadingZeros(unitsPerChunk)];
    Arrays.fill(heads, NOWHERE);
  }

  /** The address of a run of {@code units}, at most a chunk. */
  long take(int units) {
    int chunk = findChunk(units);
    int first = findRun(chunk, units);
    mark(chunk, first, units, true);
    unitsTaken += units;
    relist(chunk);
    return region.chunkAddress(chunk) + (long) first * unitBytes;
  }

  /** Gives a run back. */
  void give(long address, int units) {
    int chunk = region.chunkIndex(address);
    int first = (int) ((address - region.chunkAddress(chunk)) / unitBytes);
    Check.that(isTaken(chunk, first, units), "only a taken run is given back");
    mark(chunk, first, units, false);
    unitsTaken -= units;
    relist(chunk);
    if (longest[chunk] == unitsPerChunk) {
      retire(chunk);
    }
  }

  long takenBytes() {
    return unitsTaken * unitBytes;
  }

  /** Recounts everything from the bitmaps; throws when the lists or the counts disagree. */
  void verify() {
    long units = 0;
    for (int list = 0; list < heads.length; list++) {
      int before = NOWHERE;
      for (int chunk = heads[list]; chunk != NOWHERE; chunk = next[chunk]) {
        Check.that(previous[chunk] == before, "the list of chunks is linked both ways");
        Check.that(longest[chunk] == longestFree(chunk), "the longest free run is known");
        Check.that(list == listOf(longest[chunk]), "a chunk is in the list of its longest run");
        before = chunk;
      }
    }
    for (long word : taken) {
      units += Long.bitCount(word);
    }
    Check.that(units == unitsTaken, "the taken units are those of the bitmaps");
  }

  private int findChunk(int units) {
    for (int list = listOf(units); list < heads.length; list++) {
      for (int chunk = heads[list]; chunk != NOWHERE; chunk = next[chunk]) {
        if (longest[chunk] >= units) {
          return chunk;
        }
      }
    }
    int chunk = region.chunkIndex(region.takeChunks(1, true));
    makeRoomFor(chunk);
    longest[chunk] = unitsPerChunk;
    link(chunk);
    return chunk;
  }

  /** One empty chunk stays, so that a block that comes and goes does not map and unmap memory. */
  private void retire(int chunk) {
    if (spareChunk == NOWHERE || spareChunk == chunk || longest[spareChunk] != unitsPerChunk) {
      spareChunk = chunk;
      return;
    }
    unlink(chunk);
    longest[chunk] = 0;
    region.giveChunks(region.chunkAddress(chunk), 1);
  }

  private int findRun(int chunk, int units) {
    int first = nextUnit(chunk, 0, false);
    while (first < unitsPerChunk) {
      int end = nextUnit(chunk, first, true);
      if (end - first >= units) {
        return first;
      }
      first = nextUnit(chunk, end, false);
    }
    Check.that(false, "a chunk has the free run it claims");
    return NOWHERE;
  }

  private int longestFree(int chunk) {
    int best = 0;
    int first = nextUnit(chunk, 0, false);
    while (first < unitsPerChunk) {
      int end = nextUnit(chunk, first, true);
      best = Math.max(best, end - first);
      first = nextUnit(chunk, end, false);
    }
    return best;
  }

  /** The first unit from {@code from} on that is taken, or free; the end of the chunk if none. */
  private int nextUnit(int chunk, int from, boolean isTaken) {
    int at = from;
    while (at < unitsPerChunk) {
      long word = taken[chunk * wordsPerChunk + at / WORD];
      long wanted = (isTaken ? word : ~word) >>> (at % WORD);
      if (wanted != 0) {
        return Math.min(unitsPerChunk, at + Long.numberOfTrailingZeros(wanted));
      }
      at = (at / WORD + 1) * WORD;
    }
    return unitsPerChunk;
  }

  private boolean isTaken(int chunk, int first, int units) {
    return first + units <= unitsPerChunk && nextUnit(chunk, first, false) >= first + units;
  }

  private void mark(int chunk, int first, int units, boolean isTaken) {
    for (int unit = first; unit < first + units; unit++) {
      int word = chunk * wordsPerChunk + unit / WORD;
      long bit = 1L << (unit % WORD);
      taken[word] = isTaken ? taken[word] | bit : taken[word] & ~bit;
    }
  }

  private void relist(int chunk) {
    int now = longestFree(chunk);
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
      taken = Arrays.copyOf(taken, capacity * wordsPerChunk);
      longest = Arrays.copyOf(longest, capacity);
      next = Arrays.copyOf(next, capacity);
      previous = Arrays.copyOf(previous, capacity);
    }
  }
}
