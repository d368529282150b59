package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.PackedList;
import java.util.ArrayList;
import java.util.List;

/**
 * All databases of one server, with what is counted about them. Keys and values lie in a {@link
 * Memory} that the caller owns. Confined to the loop thread.
 */
public final class Keyspace {
  /** What becomes of a key whose time has come. */
  public enum ExpiryMode {
    /** A primary deletes it and tells its replicas. */
    DELETE,
    /** A replica hides it and waits for the primary's deletion. */
    HIDE
  }

  private final Store store;
  private final List<Database> databases = new ArrayList<>();
  private final Statistics statistics = new Statistics();
  private final Entry view;
  private final PackedList packed;
  private final ListValue lists;
  private final SetValue sets;
  private final HashValue hashes;
  private final SortedSetValue sortedSets;
  private final SortedSetValue resultSortedSets;
  private final StreamValue streams;
  private ExpiryMode expiryMode = ExpiryMode.DELETE;
  private boolean activeExpiry = true;
  private long changesSinceSave;

  /** Makes {@code databaseCount} empty databases whose hashes are keyed with {@code hashSeed}. */
  public Keyspace(Memory memory, int databaseCount, long hashSeed) {
    this(new Store(memory, hashSeed), databaseCount);
  }

  private Keyspace(Store store, int databaseCount) {
    Check.that(databaseCount > 0, "there is at least one database");
    this.store = store;
    for (int i = 0; i < databaseCount; i++) {
      databases.add(new Database(store));
    }
    this.view = newEntry();
    this.packed = new PackedList(store.memory);
    this.lists = newLists();
    this.sets = newSets();
    this.hashes = newHashes();
    this.sortedSets = newSortedSets();
    this.resultSortedSets = newSortedSets();
    this.streams = newStreams();
  }

  /** An empty keyspace beside this one, in the same memory, whose contents this one may take. */
  public Keyspace newSibling() {
    return new Keyspace(store, databases.size());
  }

  /** The memory of keys and values. */
  public Memory memory() {
    return store.memory;
  }

  /** The seeded hash of a text, for tables inside of values. */
  public long hash(long text, int length) {
    return store.hasher.hash(text, length);
  }

  /** Prepares the lookups of many requests together. */
  public Lookahead lookahead() {
    return store.lookahead;
  }

  /** A view on packed lists in values. */
  public PackedList packed() {
    return packed;
  }

  /** A view on lists. */
  public ListValue lists() {
    return lists;
  }

  /** Another view on lists, for those who look at two at a time. */
  public ListValue newLists() {
    return new ListValue(store);
  }

  /** A view on sets. */
  public SetValue sets() {
    return sets;
  }

  /** A view on lists of several nodes, for those who take these as they are. */
  public LinkedPackedList newLinkedLists() {
    return new LinkedPackedList(store.memory, store.compression);
  }

  /**
   * Ends the use of lists by a command: a node that was expanded to be changed is compressed again,
   * and what was expanded to be read is given back.
   */
  public void settleLists() {
    store.compression.settle();
  }

  /** Another view on sets, for those who look at several at a time. */
  public SetValue newSets() {
    return new SetValue(store);
  }

  /** A view on hashes. */
  public HashValue hashes() {
    return hashes;
  }

  /** Another view on hashes, for those who look at several at a time. */
  public HashValue newHashes() {
    return new HashValue(store);
  }

  /** Up to which size hashes, sets and sorted sets are packed, here and in siblings. */
  public PackingLimits packing() {
    return store.packing;
  }

  /** The view on sorted sets that most users share. */
  public SortedSetValue sortedSets() {
    return sortedSets;
  }

  /** Another view on sorted sets, for those who look at several at a time. */
  public SortedSetValue newSortedSets() {
    return new SortedSetValue(store);
  }

  /** The view for sorted sets that are made of others, which are read meanwhile. */
  public SortedSetValue resultSortedSets() {
    return resultSortedSets;
  }

  /** A view on streams. */
  public StreamValue streams() {
    return streams;
  }

  /** Another view on streams, for those who look at two at a time. */
  public StreamValue newStreams() {
    return new StreamValue(store.memory, store.value, store.frozen);
  }

  /** Whether a packed value of a type stays packed with this many elements. */
  public boolean staysPacked(Type type, long elements) {
    return switch (type) {
      case HASH -> store.packing.allowsHash(elements);
      case SET -> store.packing.allowsSet(elements);
      case SORTED_SET -> store.packing.allowsSortedSet(elements);
      case LIST, STREAM, STRING, NONE -> true;
    };
  }

  /** Whether a set of integers stays one with this many members. */
  public boolean staysIntegers(long members) {
    return store.packing.allowsIntegers(members);
  }

  /** The view that lookups use when they are given none. */
  public Entry view() {
    return view;
  }

  /** Another view, for those who look at several entries at a time. */
  public Entry newEntry() {
    return new Entry(store, databases.getFirst().contents());
  }

  /** Describes a value that is about to be put. */
  public NewValue value() {
    return store.value;
  }

  /** Gives up a value that was described and will not be put. */
  public void discard(NewValue value) {
    store.discard(value);
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

  /** Deletes everything and returns how many keys that were; the memory follows bit by bit. */
  public long flushAll() {
    return databases.stream().mapToLong(Database::clear).sum();
  }

  /** Exchanges the contents of two databases. */
  public void swap(int first, int second, long nowMs) {
    if (first != second) {
      databases.get(first).exchange(databases.get(second), newEntry(), nowMs);
    }
  }

  /** Takes the contents of a sibling; what was here is gone, who watched still watches. */
  public void replaceWith(Keyspace sibling) {
    for (int i = 0; i < databases.size(); i++) {
      databases.get(i).takeContents(sibling.databases.get(i));
    }
    sibling.discard();
  }

  /** Gives everything to be freed bit by bit; the keyspace is of no use afterwards. */
  public void discard() {
    databases.forEach(Database::discardContents);
    databases.clear();
  }

  /** A consistent cut of everything, taken in one step that copies no key and no value. */
  public FrozenKeyspace freeze() {
    List<FrozenContents> cuts = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      cuts.add(databases.get(i).freeze(i));
    }
    return new FrozenKeyspace(cuts, newEntry());
  }

  /** The bytes of a value that {@link #freeze(Entry)} can show part by part, zero for others. */
  public long bytesInParts(Entry entry) {
    Encoding encoding = entry.encoding();
    return store.frozen.hasParts(encoding)
        ? store.values.of(entry.type()).usedBytes(encoding, entry.root())
        : 0;
  }

  /** One value as it is now, while it changes, gets another key or is deleted; to be released. */
  public FrozenValue freeze(Entry entry) {
    return store.frozen.freeze(entry.encoding(), entry.root());
  }

  /** As {@link #freeze(Entry)}: a sorted set in an order, from the member with a rank on. */
  public FrozenValue freezeRanking(Entry entry, boolean isAscending, long first) {
    return store.frozen.freezeRanking(entry.root(), isAscending, first);
  }

  /** Ends the reading of one value. */
  public void release(FrozenValue value) {
    store.frozen.release(value);
  }

  /** A walk that moves keys and values out of sparse memory; one at a time. */
  public KeyspaceCompaction newCompaction() {
    return new KeyspaceCompaction(this, store);
  }

  /** How the use of entries is kept. */
  public Accesses accesses() {
    return store.accesses;
  }

  /** The bytes that are only there because a snapshot has yet to read them. */
  public long snapshotBytes() {
    long bytes = store.frozen.keptBytes();
    for (int i = 0; i < databases.size(); i++) {
      bytes += databases.get(i).snapshotBytes();
    }
    return bytes;
  }

  /** Whether deleted values wait to be freed. */
  public boolean hasGarbage() {
    return store.garbage.isWaiting();
  }

  /** How many deleted values and databases wait to be freed. */
  public int garbageCount() {
    return store.garbage.count();
  }

  /** How many that waited have been freed. */
  public long garbageFreed() {
    return store.garbage.freed();
  }

  /** Sets all counters to zero. */
  public void resetStatistics() {
    statistics.reset();
    store.garbage.resetFreed();
  }

  /** The bytes of all tables of keys and expiries, without what they hold. */
  public long tableBytes() {
    long bytes = 0;
    for (int i = 0; i < databases.size(); i++) {
      bytes += databases.get(i).tableBytes() + databases.get(i).expiryBytes();
    }
    return bytes;
  }

  /**
   * Frees up to {@code slices} pieces, of at most some five hundred blocks each, of deleted values.
   */
  public void freeSome(int slices) {
    store.garbage.freeSome(slices);
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
