package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One numbered database: keys, values and expiries. It keeps expired keys until somebody deletes
 * them; who may do that and who must be told is decided by the caller.
 */
public final class Database {
  private static final Comparator<Entry> BY_EXPIRY =
      Comparator.comparingLong(Entry::expireAtMs).thenComparing(Entry::key);

  private final SipHash sipHash;
  private Table table;
  private Watchers watchers = new Watchers();
  private TreeSet<Entry> expiring = new TreeSet<>(BY_EXPIRY);
  // Seconds and milliseconds apart: the sum of a few million expiries in milliseconds overflows.
  private long expirySecondsSum;
  private long expiryMillisSum;

  Database(SipHash sipHash) {
    this.sipHash = sipHash;
    this.table = new Table(sipHash);
  }

  /** The number of keys, expired ones that were not deleted yet included. */
  public int size() {
    return table.size();
  }

  /** The number of keys with an expiry. */
  public int expiringCount() {
    return expiring.size();
  }

  /** The mean time to live in milliseconds of the keys with an expiry, 0 without any. */
  public long averageTimeToLiveMs(long nowMs) {
    if (expiring.isEmpty()) {
      return 0;
    }
    double meanMs = (expirySecondsSum * 1000.0 + expiryMillisSum) / expiring.size();
    return Math.max(0, Math.round(meanMs - nowMs));
  }

  /** The entry of {@code key}, expired or not, or null. */
  public @Nullable Entry find(Bytes key) {
    return table.find(key);
  }

  /** Puts a value with an expiry or {@link Entry#NO_EXPIRY}, replacing what was there. */
  public void put(Bytes key, Value value, long expireAtMs, long nowMs) {
    forgetExpiry(table.put(key, value, expireAtMs, nowMs));
    if (expireAtMs != Entry.NO_EXPIRY) {
      rememberExpiry(table.find(key));
    }
    watchers.changed(key);
  }

  /** Deletes a key and returns whether it was there. */
  public boolean delete(Bytes key) {
    Entry removed = table.remove(key);
    forgetExpiry(removed);
    table.shrinkIfSparse();
    if (removed != null) {
      watchers.changed(key);
    }
    return removed != null;
  }

  /** Sets or, with {@link Entry#NO_EXPIRY}, removes the expiry of a key that is there. */
  public void expireAt(Entry entry, long expireAtMs) {
    put(entry.key(), entry.value(), expireAtMs, entry.accessedAtMs());
  }

  /** Deletes everything and returns how many keys that were. */
  public long clear() {
    long count = table.size();
    watchers.changed(key -> table.find(key) != null);
    table = new Table(sipHash);
    expiring = new TreeSet<>(BY_EXPIRY);
    expirySecondsSum = 0;
    expiryMillisSum = 0;
    return count;
  }

  /**
   * Visits the entries at {@code cursor} and returns the next cursor, 0 at the end. An entry that
   * is there from the first to the last call is visited at least once.
   */
  public long scan(long cursor, Consumer<Entry> visitor) {
    return table.scan(cursor, visitor);
  }

  /** Visits every entry, expired ones included; the visitor may delete keys. */
  public void forEach(Consumer<Entry> visitor) {
    FrozenTable all = new FrozenTable(table, expiring.size());
    for (Entry entry = all.next(); entry != null; entry = all.next()) {
      visitor.accept(entry);
    }
  }

  /** An entry chosen by {@code random}, or null when there is none. */
  public @Nullable Entry any(long random) {
    return table.any(random);
  }

  /** At most {@code limit} keys that are expired at {@code nowMs}, the longest expired first. */
  public List<Bytes> expiredKeys(long nowMs, int limit) {
    List<Bytes> keys = new ArrayList<>();
    for (Entry entry : expiring) {
      if (keys.size() == limit || !entry.isExpiredAt(nowMs)) {
        break;
      }
      keys.add(entry.key());
    }
    return keys;
  }

  /** Tells {@code watcher} of changes of {@code key} until it is unwatched. */
  public void watch(Bytes key, Watcher watcher) {
    watchers.add(key, watcher);
  }

  /** Ends what {@link #watch} has started. */
  public void unwatch(Bytes key, Watcher watcher) {
    watchers.remove(key, watcher);
  }

  /** Takes the place of {@code other}: those who watch there watch here from now on. */
  void replace(Database other) {
    other.watchers.changed(key -> find(key) != null || other.find(key) != null);
    watchers = other.watchers;
    other.watchers = new Watchers();
  }

  /** Prepares a swap: watchers stay with the number of the database, not with its contents. */
  void exchangeWatchers(Database other) {
    Watchers mine = watchers;
    mine.changed(key -> find(key) != null || other.find(key) != null);
    other.watchers.changed(key -> find(key) != null || other.find(key) != null);
    watchers = other.watchers;
    other.watchers = mine;
  }

  FrozenTable freeze() {
    return new FrozenTable(table, expiring.size());
  }

  private void rememberExpiry(@Nullable Entry entry) {
    if (entry != null) {
      expiring.add(entry);
      expirySecondsSum += Math.floorDiv(entry.expireAtMs(), 1000L);
      expiryMillisSum += Math.floorMod(entry.expireAtMs(), 1000L);
    }
  }

  private void forgetExpiry(@Nullable Entry entry) {
    if (entry != null && entry.expires()) {
      expiring.remove(entry);
      expirySecondsSum -= Math.floorDiv(entry.expireAtMs(), 1000L);
      expiryMillisSum -= Math.floorMod(entry.expireAtMs(), 1000L);
    }
  }
}
