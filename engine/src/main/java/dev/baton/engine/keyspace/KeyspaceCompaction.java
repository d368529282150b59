package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.Ranking;
import java.util.ArrayDeque;

/**
 * A walk over all databases that moves keys and values out of the chunks that {@link
 * dev.baton.engine.memory.Compaction} has chosen, some ten keys or a part of a large value at a
 * time. Between two steps anything may happen to the data, but no cut may be open during one: its
 * images would be of blocks that moved.
 *
 * <p>What is there from the first step to the last is met; what comes or grows meanwhile takes no
 * room in the chosen chunks.
 */
public final class KeyspaceCompaction {
  /** More elements of collections are not moved in one step. */
  private static final int ELEMENTS_PER_STEP = 128;

  private enum Phase {
    KEYS,
    EXPIRIES,
    FIELD_EXPIRIES
  }

  /** A value that is moved part by part, found by its key again before each part. */
  private static final class Large {
    final int databaseIndex;
    final Bytes key;
    long cursor;

    Large(int databaseIndex, Bytes key) {
      this.databaseIndex = databaseIndex;
      this.key = key;
    }
  }

  private final Keyspace keyspace;
  private final Store store;
  private final Entry view;
  private final Mover mover;
  private final ValueCompaction values;
  private final ArrayDeque<Large> larges = new ArrayDeque<>();
  private int elementsAtOnce = ELEMENTS_PER_STEP;
  private int elementsLeft;
  private int databaseIndex;
  private Phase phase = Phase.KEYS;
  private long cursor;
  private long keysMoved;
  private long keysLeft;

  KeyspaceCompaction(Keyspace keyspace, Store store) {
    this.keyspace = keyspace;
    this.store = store;
    this.view = keyspace.newEntry();
    this.mover = new Mover(store.memory);
    this.values = new ValueCompaction(store, mover);
  }

  /**
   * Starts over.
   *
   * @param elementsMax collections with more elements are moved part by part, whatever else there
   *     is to do
   */
  public void begin(long elementsMax) {
    elementsAtOnce = (int) Math.min(elementsMax, ELEMENTS_PER_STEP);
    larges.clear();
    databaseIndex = 0;
    phase = Phase.KEYS;
    cursor = 0;
  }

  /** Whether a cut is open, so that nothing may be moved. */
  public boolean isHindered() {
    boolean isHindered = store.frozen.isReading();
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      isHindered |= keyspace.database(i).contents().isFrozen();
    }
    return isHindered;
  }

  /** One step; returns whether more is left. */
  public boolean step() {
    store.compression.settle();
    if (!larges.isEmpty()) {
      compactLarge(larges.getFirst());
      return true;
    }
    if (databaseIndex >= keyspace.databaseCount()) {
      return false;
    }
    Contents contents = keyspace.database(databaseIndex).contents();
    switch (phase) {
      case KEYS -> compactKeys(contents);
      case EXPIRIES -> compactRanking(contents.expiries, Phase.FIELD_EXPIRIES);
      case FIELD_EXPIRIES -> {
        compactRanking(contents.fieldExpiries, Phase.KEYS);
        databaseIndex += phase == Phase.KEYS ? 1 : 0;
      }
    }
    return databaseIndex < keyspace.databaseCount();
  }

  // ---- counts

  /** How many blocks were moved, since the counts were reset. */
  public long blocksMoved() {
    return mover.moved();
  }

  /** How many blocks were looked at and left where they are. */
  public long blocksLeft() {
    return mover.left();
  }

  /** How many keys had a block that was moved. */
  public long keysMoved() {
    return keysMoved;
  }

  /** How many keys were looked at and had none. */
  public long keysLeft() {
    return keysLeft;
  }

  /** Counts from zero again. */
  public void resetCounts() {
    mover.resetCounts();
    keysMoved = 0;
    keysLeft = 0;
  }

  // ---- keys

  private void compactKeys(Contents contents) {
    if (cursor == 0) {
      contents.compactHeads(mover);
    }
    elementsLeft = elementsAtOnce;
    contents.table.compact(cursor, mover);
    cursor =
        contents.table.scan(cursor, (entry, position) -> compactKey(contents, entry, position));
    phase = cursor == 0 ? Phase.EXPIRIES : Phase.KEYS;
  }

  private void compactKey(Contents contents, long found, long position) {
    long movedBefore = mover.moved();
    long entry = contents.compactEntry(found, position, mover);
    Type type = store.layout.type(entry);
    if (type == Type.STRING) {
      store.compactText(entry, mover);
    } else if (type != Type.NONE) {
      compactValue(entry);
    }
    if (mover.moved() > movedBefore) {
      keysMoved++;
    } else {
      keysLeft++;
    }
  }

  private void compactValue(long entry) {
    Encoding encoding = store.layout.encoding(entry);
    long root = values.compactHead(encoding, store.layout.root(entry));
    store.layout.putRoot(entry, root);
    long parts = values.parts(encoding, root);
    if (parts > elementsLeft) {
      larges.add(new Large(databaseIndex, view.at(contentsNow(), entry).key()));
      return;
    }
    elementsLeft -= (int) parts;
    long part = 0;
    do {
      part = values.compact(encoding, root, part);
    } while (part != 0);
  }

  /** The key may hold something else by now; then at worst parts of it are looked at in vain. */
  private void compactLarge(Large large) {
    boolean isThere = keyspace.database(large.databaseIndex).find(large.key, view);
    Type type = isThere ? view.type() : Type.NONE;
    boolean hasParts = type != Type.NONE && type != Type.STRING;
    large.cursor = hasParts ? values.compact(view.encoding(), view.root(), large.cursor) : 0;
    if (large.cursor == 0) {
      larges.remove(large);
    }
  }

  private Contents contentsNow() {
    return keyspace.database(databaseIndex).contents();
  }

  private void compactRanking(Ranking ranking, Phase following) {
    long next = ranking.compact(cursor, mover);
    boolean isDone = next >= ranking.size();
    cursor = isDone ? 0 : next;
    phase = isDone ? following : phase;
  }
}
