package dev.baton.engine.keyspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All databases as they were at the moment of {@link Keyspace#freeze}, read once from front to back
 * in slices of any size while the live keyspace goes on changing. Expired keys that were not
 * deleted yet are part of the cut.
 */
public final class FrozenKeyspace {
  private final List<FrozenTable> tables;
  private int databaseIndex;

  FrozenKeyspace(List<FrozenTable> tables) {
    this.tables = tables;
  }

  /** The number of databases, empty ones included. */
  public int databaseCount() {
    return tables.size();
  }

  /** The number of keys database {@code index} had. */
  public int size(int index) {
    return tables.get(index).size();
  }

  /** The number of keys with an expiry database {@code index} had. */
  public int expiringCount(int index) {
    return tables.get(index).expiringCount();
  }

  /** The next entry, databases in ascending order, or null after the last. */
  public @Nullable Entry next() {
    while (databaseIndex < tables.size()) {
      Entry entry = tables.get(databaseIndex).next();
      if (entry != null) {
        return entry;
      }
      databaseIndex++;
    }
    return null;
  }

  /** The database the entry last returned by {@link #next} belongs to. */
  public int databaseIndex() {
    return databaseIndex;
  }
}
