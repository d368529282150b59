package dev.baton.engine.command.stream;

import java.util.Arrays;

/**
 * What a read has found in each of its streams, before the reply, whose start says how many of them
 * there are: from which identifier on and how many entries. Reused from call to call.
 */
final class ReadPlan {
  private static final long NOTHING = -1;
  private static final int NUMBERS = 3;

  private long[] numbers = new long[NUMBERS];
  private int found;

  /** Forgets all; nothing is found in any of {@code streams}. */
  void clear(int streams) {
    if (numbers.length < NUMBERS * streams) {
      numbers = new long[NUMBERS * streams];
    }
    Arrays.fill(numbers, 0, NUMBERS * streams, NOTHING);
    found = 0;
  }

  /** Notes what a stream is read from. */
  void setStart(int stream, long timeMs, long sequence) {
    numbers[NUMBERS * stream] = timeMs;
    numbers[NUMBERS * stream + 1] = sequence;
  }

  /** Puts what a stream is read from into an identifier. */
  void start(int stream, EntryId into) {
    into.set(numbers[NUMBERS * stream], numbers[NUMBERS * stream + 1]);
  }

  /** Notes that a stream is part of the reply, with so many entries. */
  void setFound(int stream, long entries) {
    numbers[NUMBERS * stream + 2] = entries;
    found++;
  }

  /** Whether a stream is part of the reply. */
  boolean isFound(int stream) {
    return numbers[NUMBERS * stream + 2] != NOTHING;
  }

  /** How many entries a stream has in the reply. */
  long entries(int stream) {
    return numbers[NUMBERS * stream + 2];
  }

  /** How many streams are part of the reply. */
  int found() {
    return found;
  }
}
