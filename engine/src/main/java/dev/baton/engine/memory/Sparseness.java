package dev.baton.engine.memory;

import java.util.Arrays;

/**
 * How full the chunks of one kind are, in steps, and which of them are worth emptying: from the
 * sparsest on, as many as have room in the rest.
 */
final class Sparseness {
  private static final int STEPS = 64;
  private static final long STEP_BYTES = Region.CHUNK_BYTES / STEPS;
  // Fuller chunks would be moved almost whole for little.
  private static final int STEPS_MAX = STEPS * 7 / 8;
  // Not all that is free has the size that is wanted.
  private static final double USABLE = 7.0 / 8;

  private final long[] chunks = new long[STEPS + 1];
  private final long[] liveBytes = new long[STEPS + 1];
  // Chunks below this step are chosen, and so many of those in it.
  private int limit;
  private long left;

  void clear() {
    Arrays.fill(chunks, 0);
    Arrays.fill(liveBytes, 0);
    limit = 0;
    left = 0;
  }

  /** Counts a chunk; an empty one is kept for what comes and counts for nothing. */
  void add(long live) {
    if (live > 0) {
      chunks[stepOf(live)]++;
      liveBytes[stepOf(live)] += live;
    }
  }

  /** Decides how far {@link #isChosen} goes. */
  void choose() {
    long allChunks = 0;
    long allLive = 0;
    for (int step = 0; step <= STEPS; step++) {
      allChunks += chunks[step];
      allLive += liveBytes[step];
    }
    long chosenChunks = 0;
    long chosenLive = 0;
    for (limit = 0; limit < STEPS_MAX; limit++) {
      double free = (double) (allChunks - chosenChunks) * Region.CHUNK_BYTES;
      double room = USABLE * (free - (allLive - chosenLive)) - chosenLive;
      left = fitting(limit, room);
      if (left < chunks[limit]) {
        return;
      }
      chosenChunks += chunks[limit];
      chosenLive += liveBytes[limit];
    }
    left = 0;
  }

  /** Whether a chunk is one to be emptied; it counts as such from then on. */
  boolean isChosen(long live) {
    int step = stepOf(live);
    if (live == 0 || step > limit) {
      return false;
    }
    return step < limit || left-- > 0;
  }

  /** How many chunks of a step have room: each one takes room for itself and that in itself. */
  private long fitting(int step, double room) {
    if (chunks[step] == 0) {
      return 0;
    }
    double mean = (double) liveBytes[step] / chunks[step];
    double each = mean + USABLE * (Region.CHUNK_BYTES - mean);
    return Math.clamp((long) (room / each), 0, chunks[step]);
  }

  private static int stepOf(long live) {
    return (int) (live / STEP_BYTES);
  }
}
