package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The best candidates of all samples so far, the best last, so that a few samples at a time come
 * close to what looking at every key would find. A candidate may be gone when its turn comes.
 */
final class EvictionPool {
  private static final int SIZE = 16;

  private final long[] scores = new long[SIZE];
  private final int[] databases = new int[SIZE];
  private final @Nullable Bytes[] keys = new @Nullable Bytes[SIZE];
  private int count;

  /** Whether a candidate with this score would be kept. */
  boolean wants(long score) {
    return count < SIZE || score > scores[0];
  }

  /** Keeps a candidate; when there are enough the worst one goes. */
  void add(long score, int databaseIndex, Bytes key) {
    int place = 0;
    while (place < count && scores[place] < score) {
      place++;
    }
    if (count < SIZE) {
      move(place, place + 1, count - place);
      count++;
    } else {
      place--;
      move(1, 0, place);
    }
    scores[place] = score;
    databases[place] = databaseIndex;
    keys[place] = key;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The database of the best candidate. */
  int bestDatabase() {
    return databases[count - 1];
  }

  /** Takes the best candidate out; there must be one. */
  Bytes takeBest() {
    count--;
    Bytes key = keys[count];
    keys[count] = null;
    if (key == null) {
      throw new IllegalStateException("a candidate has a key");
    }
    return key;
  }

  void clear() {
    while (count > 0) {
      keys[--count] = null;
    }
  }

  private void move(int from, int to, int length) {
    System.arraycopy(scores, from, scores, to, length);
    System.arraycopy(databases, from, databases, to, length);
    System.arraycopy(keys, from, keys, to, length);
  }
}
