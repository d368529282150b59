package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.structure.Table;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the requests of a turn are about to look up: it hashes all of them, loads where the
 * tables and the entries would be, and only then are the requests executed. One lookup waits for
 * memory two or three times; those of many keys wait together.
 *
 * <p>Nothing depends on it but time. Each request has a place, in order, whether it has a key or
 * not; {@link #enter} says which request is being executed, and while it is, the hash of its key is
 * known. The bytes of a key must not change between {@link #add} and the end of its request.
 */
public final class Lookahead {
  /** More would push each other out of the nearest cache. */
  public static final int REQUESTS_MAX = 256;

  // Longer keys are rare, and hashing them costs more than waiting for memory.
  private static final int KEY_BYTES_MAX = 256;
  private static final int NO_KEY = -1;

  private final Store store;
  private final long[] keys = new long[REQUESTS_MAX];
  private final int[] lengths = new int[REQUESTS_MAX];
  private final long[] hashes = new long[REQUESTS_MAX];
  private final long[] entries = new long[REQUESTS_MAX];
  private final @Nullable Table[] tables = new Table[REQUESTS_MAX];
  private int count;
  private int current = NO_KEY;
  // What was loaded goes here, so that the loads are not left out.
  private long loaded;

  Lookahead(Store store) {
    this.store = store;
  }

  /** Forgets all requests. */
  public void clear() {
    count = 0;
    current = NO_KEY;
  }

  /** Whether no request fits any more. */
  public boolean isFull() {
    return count == REQUESTS_MAX;
  }

  /** The number of requests added. */
  public int count() {
    return count;
  }

  /** Adds a request whose first key, in {@code database}, is there. */
  public void add(Database database, long key, int length) {
    Check.that(!isFull(), "a request fits");
    boolean isShort = length <= KEY_BYTES_MAX;
    keys[count] = key;
    lengths[count] = isShort ? length : NO_KEY;
    tables[count] = isShort ? database.contents().table : null;
    if (isShort) {
      hashes[count] = store.hasher.hash(key, length);
    }
    count++;
  }

  /** Adds a request without a key. */
  public void addKeyless() {
    Check.that(!isFull(), "a request fits");
    lengths[count] = NO_KEY;
    tables[count] = null;
    count++;
  }

  /** Loads what the lookups of all requests will need. */
  public void load() {
    if (count < 2) {
      return;
    }
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Table table = tables[i];
      sum += table == null ? 0 : table.touch(hashes[i]);
    }
    for (int i = 0; i < count; i++) {
      Table table = tables[i];
      entries[i] = table == null ? 0 : table.likelyEntry(hashes[i]);
      sum += entries[i] == 0 ? 0 : store.layout.touch(entries[i]);
    }
    for (int i = 0; i < count; i++) {
      sum += entries[i] == 0 ? 0 : store.layout.touchRoot(entries[i]);
    }
    loaded = sum;
  }

  /** Says which of the requests is being executed from now on. */
  public void enter(int request) {
    current = request < count ? request : NO_KEY;
  }

  /** What all the loads have found, which means nothing. */
  long loaded() {
    return loaded;
  }

  /** Whether the hash of this text, at this place, is known. */
  boolean knows(long text, int length) {
    int at = current;
    return at >= 0 && keys[at] == text && lengths[at] == length;
  }

  /** The hash that is known. */
  long hash() {
    return hashes[current];
  }
}
