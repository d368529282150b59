package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import java.util.ArrayList;
import java.util.List;

/** All databases of one server, with what is counted about them. Confined to the loop thread. */
public final class Keyspace {
  /** What becomes of a key whose time has come. */
  public enum ExpiryMode {
    /** A primary deletes it and tells its replicas. */
    DELETE,
    /** A replica hides it and waits for the primary's deletion. */
    HIDE
  }

  private final List<Database> databases = new ArrayList<>();
  private final Statistics statistics = new Statistics();
  private ExpiryMode expiryMode = ExpiryMode.DELETE;
  private boolean activeExpiry = true;
  private long changesSinceSave;

  /** Makes {@code databaseCount} empty databases whose hashes are keyed with {@code hashSeed}. */
  public Keyspace(int databaseCount, long hashSeed) {
    Check.that(databaseCount > 0, "there is at least one database");
    SipHash sipHash = new SipHash(hashSeed, Long.rotateLeft(hashSeed, 32) ^ 0x9e3779b97f4a7c15L);
    for (int i = 0; i < databaseCount; i++) {
      databases.add(new Database(sipHash));
    }
  }

  /** The number of databases. */
  public int databaseCount() {
    return databases.size();
  }

  /** Database {@code index}. */
  public Database database(int index) {
    return databases.get(index);
  }

  /** The number of keys in all databases. */
  public long size() {
    return databases.stream().mapToLong(Database::size).sum();
  }

  /** Deletes everything and returns how many keys that were. */
  public long flushAll() {
    return databases.stream().mapToLong(Database::clear).sum();
  }

  /** Exchanges the contents of two databases. */
  public void swap(int first, int second) {
    if (first == second) {
      return;
    }
    Database lower = databases.get(first);
    Database upper = databases.get(second);
    lower.exchangeWatchers(upper);
    databases.set(first, upper);
    databases.set(second, lower);
  }

  /** Puts a key read from a snapshot; it counts as no change. */
  public void load(int databaseIndex, Bytes key, Value value, long expireAtMs, long nowMs) {
    databases.get(databaseIndex).put(key, value, expireAtMs, nowMs);
  }

  /** Takes over the databases of {@code loaded}, which is of no use afterwards. */
  public void replaceWith(Keyspace loaded) {
    Check.that(loaded.databaseCount() == databaseCount(), "both have the same databases");
    for (int i = 0; i < databases.size(); i++) {
      Database replacement = loaded.databases.get(i);
      replacement.replace(databases.get(i));
      databases.set(i, replacement);
    }
  }

  /** A consistent cut of everything, taken in one step that copies no key and no value. */
  public FrozenKeyspace freeze() {
    List<FrozenTable> tables = new ArrayList<>();
    databases.forEach(database -> tables.add(database.freeze()));
    return new FrozenKeyspace(tables);
  }

  /** Whether expired keys are deleted or hidden. */
  public ExpiryMode expiryMode() {
    return expiryMode;
  }

  /** Chooses whether expired keys are deleted or hidden. */
  public void setExpiryMode(ExpiryMode mode) {
    expiryMode = mode;
  }

  /** Whether expired keys are looked for in the background, as DEBUG SET-ACTIVE-EXPIRE says. */
  public boolean activeExpiry() {
    return activeExpiry;
  }

  /** Turns the background search for expired keys on or off. */
  public void setActiveExpiry(boolean on) {
    activeExpiry = on;
  }

  /** The number of changes since the last successful save. */
  public long changesSinceSave() {
    return changesSinceSave;
  }

  /** Counts changes. */
  public void addChanges(long count) {
    changesSinceSave += count;
  }

  /** Forgets the changes a save has just made durable; those made during the save stay. */
  public void changesSaved(long count) {
    changesSinceSave = Math.max(0, changesSinceSave - count);
  }

  /** The counters INFO shows. */
  public Statistics statistics() {
    return statistics;
  }
}
