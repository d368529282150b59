package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import java.util.Arrays;

/** Which units of which chunks are taken: one bit each. */
final class UnitMap {
  private static final int WORD = Long.SIZE;

  private final int unitsPerChunk;
  private final int wordsPerChunk;
  private long[] taken = new long[0];

  UnitMap(int unitsPerChunk) {
    this.unitsPerChunk = unitsPerChunk;
    this.wordsPerChunk = (unitsPerChunk + WORD - 1) / WORD;
  }

  void makeRoomFor(int chunks) {
    taken = Arrays.copyOf(taken, chunks * wordsPerChunk);
  }

  /** The first of {@code count} adjoining free units, which are there. */
  int findRun(int chunk, int count) {
    int first = next(chunk, 0, false);
    while (first < unitsPerChunk) {
      int end = next(chunk, first, true);
      if (end - first >= count) {
        return first;
      }
      first = next(chunk, end, false);
    }
    Check.that(false, "a chunk has the free run it claims");
    return unitsPerChunk;
  }

  /** The length of the longest free run. */
  int longestFree(int chunk) {
    int best = 0;
    int first = next(chunk, 0, false);
    while (first < unitsPerChunk) {
      int end = next(chunk, first, true);
      best = Math.max(best, end - first);
      first = next(chunk, end, false);
    }
    return best;
  }

  /** The first unit from {@code from} on that is taken, or free; the end of the chunk if none. */
  int next(int chunk, int from, boolean isTaken) {
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

  boolean isTaken(int chunk, int first, int count) {
    return first + count <= unitsPerChunk && next(chunk, first, false) >= first + count;
  }

  void mark(int chunk, int first, int count, boolean isTaken) {
    for (int unit = first; unit < first + count; unit++) {
      int word = chunk * wordsPerChunk + unit / WORD;
      long bit = 1L << (unit % WORD);
      taken[word] = isTaken ? taken[word] | bit : taken[word] & ~bit;
    }
  }

  /** How many units of a chunk are taken. */
  int count(int chunk) {
    int count = 0;
    for (int word = 0; word < wordsPerChunk; word++) {
      count += Long.bitCount(taken[chunk * wordsPerChunk + word]);
    }
    return count;
  }

  /** How many units are taken in all. */
  long countAll() {
    long count = 0;
    for (long word : taken) {
      count += Long.bitCount(word);
    }
    return count;
  }
}
