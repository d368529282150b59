package dev.baton.engine.keyspace;

import java.util.List;

/**
 * All databases as they were at the moment of {@link Keyspace#freeze}, read once from front to back
 * in slices of any size while the live keyspace goes on changing. Expired keys that were not
 * deleted yet are part of the cut. Whoever froze closes it, read to its end or not.
 */
public final class FrozenKeyspace implements AutoCloseable {
  private final List<FrozenContents> databases;
  private final Entry view;
  private int current;

  FrozenKeyspace(List<FrozenContents> databases, Entry view) {
    this.databases = databases;
    this.view = view;
  }

  /** The number of databases, empty ones included. */
  public int databaseCount() {
    return databases.size();
  }

  /** The number of keys database {@code index} had. */
  public long size(int index) {
    return databases.get(index).size();
  }

  /** The number of keys with an expiry database {@code index} had. */
  public long expiringCount(int index) {
    return databases.get(index).expiringCount();
  }

  /**
   * Shows the next few entries, those of one bucket or so, databases in ascending order; returns
   * whether there may be more.
   */
  public boolean readSome(EntryVisitor visitor) {
    if (current < databases.size() && !databases.get(current).readSome(view, visitor)) {
      current++;
    }
    return current < databases.size();
  }

  /** The database that the entries being shown belong to. */
  public int databaseIndex() {
    return databases.get(current).databaseIndex();
  }

  @Override
  public void close() {
    databases.forEach(FrozenContents::close);
    current = databases.size();
  }
}
