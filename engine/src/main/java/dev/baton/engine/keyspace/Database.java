package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.structure.Ranking;
import java.util.ArrayList;
import java.util.List;

/**
 * One numbered database: keys, values and expiries. It keeps expired keys until somebody deletes
 * them; who may do that and who must be told is decided by the caller.
 *
 * <p>Keys are given by address and length, as the words of a request are; nothing is copied to the
 * heap. Every method that changes a key tells those who watch it.
 */
public final class Database {
  private final Store store;
  private Contents contents;
  private Watchers watchers = new Watchers();
  private final Awaited awaited = new Awaited();

  Database(Store store) {
    this.store = store;
    this.contents = new Contents(store);
  }

  /** The number of keys, expired ones that were not deleted yet included. */
  public long size() {
    return contents.table.size();
  }

  /** The number of keys with an expiry. */
  public long expiringCount() {
    return contents.expiries.size();
  }

  /** The bytes of the table of keys, without what it holds. */
  public long tableBytes() {
    return contents.table.bytes();
  }

  /** The bytes of the order of expiries. */
  public long expiryBytes() {
    return contents.expiries.bytes();
  }

  /** The mean time to live in milliseconds of the keys with an expiry, 0 without any. */
  public long averageTimeToLiveMs(long nowMs) {
    return contents.averageTimeToLiveMs(nowMs);
  }

  // ---- lookup

  /** Sets {@code view} on the entry of a key, expired or not; false when there is none. */
  public boolean find(long key, int length, Entry view) {
    long entry = contents.find(key, length);
    if (entry != 0) {
      view.at(contents, entry);
    }
    return entry != 0;
  }

  /** As {@link #find(long, int, Entry)} for a key on the heap. */
  public boolean find(Bytes key, Entry view) {
    long copy = copyIn(key);
    boolean isThere = find(copy, key.length(), view);
    free(copy, key);
    return isThere;
  }

  // ---- change

  /**
   * Puts a value with an expiry or {@link Entry#NO_EXPIRY}, whatever was there, and sets {@code
   * view} on its entry.
   */
  public Entry put(long key, int length, NewValue value, long expireAtMs, long nowMs, Entry view) {
    long entry = contents.put(key, length, value, expireAtMs, store.accesses.fresh(nowMs));
    watchers.changed(key, length);
    awaited.appeared(value.type, key, length);
    return view.at(contents, entry);
  }

  /** As {@link #put(long, int, NewValue, long, long, Entry)} for a key on the heap. */
  public void put(Bytes key, NewValue value, long expireAtMs, long nowMs) {
    long copy = copyIn(key);
    contents.put(copy, key.length(), value, expireAtMs, store.accesses.fresh(nowMs));
    watchers.changed(copy, key.length());
    awaited.appeared(value.type, copy, key.length());
    free(copy, key);
  }

  /** Puts a text that lies on the heap, and that is not tried as an integer, at a key. */
  public void putText(long key, int length, Bytes text, long expireAtMs, long nowMs) {
    long copy = copyIn(text);
    NewValue value = store.value.text(copy, text.length());
    contents.put(key, length, value, expireAtMs, store.accesses.fresh(nowMs));
    watchers.changed(key, length);
    awaited.appeared(Type.STRING, key, length);
    free(copy, text);
  }

  /** As {@link #putText(long, int, Bytes, long, long)} for a key on the heap, without expiry. */
  public void putText(Bytes key, Bytes text, long nowMs) {
    long copy = copyIn(key);
    putText(copy, key.length(), text, Entry.NO_EXPIRY, nowMs);
    free(copy, key);
  }

  /** Says how many keys there will be when all are put, as far as is known: it only saves time. */
  public void expect(long keys) {
    contents.table.expect(keys);
  }

  /** Tells the watchers of an entry of this database that it was changed in place. */
  public void changed(Entry entry) {
    watchers.changed(entry.keyAddress(), entry.keyLength());
  }

  /** Deletes an entry of this database. */
  public void delete(Entry entry) {
    watchers.gone(entry.keyAddress(), entry.keyLength());
    awaited.disappeared(entry.keyAddress(), entry.keyLength());
    contents.remove(entry.address());
  }

  /** Deletes a key and returns whether it was there. */
  public boolean delete(long key, int length) {
    long entry = contents.find(key, length);
    if (entry != 0) {
      watchers.gone(key, length);
      awaited.disappeared(key, length);
      contents.remove(entry);
    }
    return entry != 0;
  }

  /** As {@link #delete(long, int)} for a key on the heap. */
  public boolean delete(Bytes key) {
    long copy = copyIn(key);
    boolean wasThere = delete(copy, key.length());
    free(copy, key);
    return wasThere;
  }

  /** Sets or, with {@link Entry#NO_EXPIRY}, removes the expiry of an entry of this database. */
  public void expireAt(Entry entry, long expireAtMs) {
    entry.expireAt(expireAtMs);
    changed(entry);
  }

  /**
   * Moves an entry of this database, with value and expiry, to another key, which lies outside of
   * the entry, here or elsewhere. Whatever was there is gone; the view is of no use afterwards.
   */
  public void move(Entry entry, Database target, long key, int length, long nowMs) {
    watchers.changed(entry.keyAddress(), entry.keyLength());
    awaited.disappeared(entry.keyAddress(), entry.keyLength());
    Type type = entry.type();
    long from = entry.address();
    contents.keep(from);
    NewValue value = store.describe(from, store.value, false);
    long expireAtMs = entry.expireAtMs();
    target.contents.put(key, length, value, expireAtMs, store.accesses.fresh(nowMs));
    target.watchers.changed(key, length);
    target.awaited.appeared(type, key, length);
    // Of a value inside the entry there is a copy now; any other has moved.
    contents.removeShell(from);
  }

  /** Copies the value and expiry of an entry to a key, which lies outside of the entry. */
  public void copy(Entry entry, long key, int length, long nowMs) {
    store.memory.demand(entry.usedBytes());
    NewValue value = store.describe(entry.address(), store.value, true);
    Type type = entry.type();
    contents.put(key, length, value, entry.expireAtMs(), store.accesses.fresh(nowMs));
    watchers.changed(key, length);
    awaited.appeared(type, key, length);
  }

  /** Deletes everything and returns how many keys that were; the memory follows bit by bit. */
  public long clear() {
    long count = size();
    watchers.gone(this);
    awaited.changed(_ -> false, this::contains);
    discardContents();
    contents = new Contents(store);
    return count;
  }

  // ---- walks

  /**
   * Visits the entries at {@code cursor} and returns the next cursor, 0 at the end. An entry that
   * is there from the first to the last call is visited at least once.
   */
  public long scan(long cursor, Entry view, EntryVisitor visitor) {
    Contents scanned = contents;
    return scanned.table.scan(cursor, (entry, _) -> visitor.visit(view.at(scanned, entry)));
  }

  /** Visits every entry once, expired ones included. */
  public void forEach(Entry view, EntryVisitor visitor) {
    long cursor = 0;
    do {
      cursor = scan(cursor, view, visitor);
    } while (cursor != 0);
  }

  /** Sets {@code view} on an entry chosen by {@code random}; false when there is none. */
  public boolean any(long random, Entry view) {
    if (size() == 0) {
      return false;
    }
    view.at(contents, contents.table.entryAt(contents.table.random(random)));
    return true;
  }

  /**
   * Sets {@code view} on an entry with an expiry chosen by {@code random}; false when there is
   * none.
   */
  public boolean anyExpiring(long random, Entry view) {
    Ranking expiries = contents.expiries;
    return expiries.size() > 0
        && expiries.seek(Long.remainderUnsigned(random, expiries.size()))
        && isAt(expiries, view);
  }

  /** Sets {@code view} on the entry that expires first; false when none does. */
  public boolean firstExpiring(Entry view) {
    return contents.expiries.first() && isAt(contents.expiries, view);
  }

  private boolean isAt(Ranking expiries, Entry view) {
    view.at(contents, expiries.entry());
    return true;
  }

  /** At most {@code limit} keys that are expired at {@code nowMs}, the longest expired first. */
  public List<Bytes> expiredKeys(long nowMs, int limit) {
    List<Bytes> keys = new ArrayList<>();
    Ranking expiries = contents.expiries;
    Entry view = new Entry(store, contents);
    boolean isThere = limit > 0 && expiries.first();
    while (isThere && keys.size() < limit) {
      if (!view.at(contents, expiries.entry()).isExpiredAt(nowMs)) {
        break;
      }
      keys.add(view.key());
      isThere = expiries.next();
    }
    return keys;
  }

  /**
   * Sets {@code view} on the hash with the field that expired longest ago, as seen at {@code
   * nowMs}; false when there is none.
   */
  public boolean findExpiredField(long nowMs, Entry view) {
    long entry = contents.findExpiredField(nowMs);
    if (entry != 0) {
      view.at(contents, entry);
    }
    return entry != 0;
  }

  /** The number of hashes with fields that expire. */
  public long expiringFieldsCount() {
    return contents.fieldExpiries.size();
  }

  // ---- watchers

  /** Tells {@code watcher} of changes of {@code key} until it is unwatched. */
  public void watch(Bytes key, Watcher watcher) {
    watchers.add(key, watcher);
  }

  /** Ends what {@link #watch} has started. */
  public void unwatch(Bytes key, Watcher watcher) {
    watchers.remove(key, watcher);
  }

  /**
   * Tells {@code watcher} whenever a key gets a value that commands may wait for, or more of it; if
   * {@code forAnyChange}, also when it loses it or gets any other.
   */
  public void await(Bytes key, Watcher watcher, boolean forAnyChange) {
    awaited.add(key, watcher, forAnyChange);
  }

  /** Ends what {@link #await} has started. */
  public void endAwait(Bytes key, Watcher watcher, boolean forAnyChange) {
    awaited.remove(key, watcher, forAnyChange);
  }

  /** Tells those who wait for a key that its value, changed in place, may serve them now. */
  public void wake(Type type, long key, int length) {
    awaited.appeared(type, key, length);
  }

  // ---- whole databases

  /** Takes the contents of {@code other}, which is empty afterwards; the old contents are gone. */
  void takeContents(Database other) {
    watchers.changed(key -> contains(key) || other.contains(key));
    awaited.changed(other::contains, this::contains);
    discardContents();
    contents = other.contents;
    contents.table.expect(0);
    other.contents = new Contents(store);
  }

  /** Exchanges the contents; those who watch go on watching the number of the database. */
  void exchange(Database other, Entry view, long nowMs) {
    watchers.exchanged(this, other, nowMs, view);
    other.watchers.exchanged(other, this, nowMs, view);
    awaited.changed(other::contains, this::contains);
    other.awaited.changed(this::contains, other::contains);
    Contents mine = contents;
    contents = other.contents;
    other.contents = mine;
  }

  FrozenContents freeze(int databaseIndex) {
    return contents.freeze(databaseIndex);
  }

  /** The bytes that are only there because a snapshot has yet to read them. */
  long snapshotBytes() {
    return contents.snapshotBytes();
  }

  Contents contents() {
    return contents;
  }

  /** Gives the contents to be freed; the database is of no use until it gets others. */
  void discardContents() {
    store.garbage.add(contents);
  }

  /**
   * The structural check of the tables of this database.
   *
   * @throws dev.baton.engine.base.BrokenInvariantException when something is wrong
   */
  public void verify() {
    contents.verify();
  }

  boolean contains(Bytes key) {
    long copy = copyIn(key);
    boolean isThere = contents.find(copy, key.length()) != 0;
    free(copy, key);
    return isThere;
  }

  private long copyIn(Bytes key) {
    long copy = store.memory.allocate(Math.max(1, key.length()));
    store.memory.copyIn(key.array(), 0, copy, key.length());
    return copy;
  }

  private void free(long copy, Bytes key) {
    store.memory.free(copy, Math.max(1, key.length()));
  }
}
