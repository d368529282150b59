package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewCollection;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/**
 * The value a reader is at work on: nothing yet, a block of the file that is taken over as it is,
 * or a collection that is built member by member.
 */
final class PendingValue {
  private final Keyspace keyspace;
  private final NewCollection collection;
  private boolean isBuilt;
  private @Nullable NewValue taken;

  /** For values that are built in {@code collection}. */
  PendingValue(Keyspace keyspace, NewCollection collection) {
    this.keyspace = keyspace;
    this.collection = collection;
  }

  /** Nothing is there yet. */
  void begin() {
    isBuilt = false;
    taken = null;
  }

  /** The collection was begun. */
  void build() {
    isBuilt = true;
  }

  /** A block is the whole value. */
  void take(Type type, Encoding encoding, long block) {
    taken = keyspace.value().structure(type, encoding, block);
  }

  /**
   * Takes a packed list over if values of its size stay packed, or frees it when it is empty;
   * otherwise its members have to be built, and this returns false.
   */
  boolean takes(Type type, PackedList packed, int members) {
    if (members == 0) {
      packed.free();
      return true;
    }
    boolean stays = keyspace.staysPacked(type, members);
    if (stays) {
      take(type, Encoding.PACKED, packed.address());
    }
    return stays;
  }

  /** The value, to be put before the next one is begun; null when it holds nothing. */
  @Nullable NewValue finish() {
    NewValue whole = taken;
    taken = null;
    if (!isBuilt) {
      return whole;
    }
    isBuilt = false;
    if (collection.size() == 0) {
      collection.discard();
      return null;
    }
    return collection.finish();
  }

  /** Frees what is there. */
  void discard() {
    if (isBuilt) {
      collection.discard();
      isBuilt = false;
    }
    if (taken != null) {
      keyspace.discard(taken);
      taken = null;
    }
  }
}
