package dev.baton.engine.keyspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * whether there may be more. An entry with a {@link #largeValue} is shown alone, and its value is
   * read before this is called again.
   */
  public boolean readSome(EntryVisitor visitor) {
    if (current < databases.size() && !databases.get(current).readSome(view, visitor)) {
      current++;
    }
    return current < databases.size();
  }

  /**
   * The value of the entry that was shown last when it is too large for one step, to be read from
   * this and not from the entry; null for other entries, whose values are read as they are shown.
   */
  public @Nullable FrozenValue largeValue() {
    return current < databases.size() ? databases.get(current).largeValue() : null;
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
