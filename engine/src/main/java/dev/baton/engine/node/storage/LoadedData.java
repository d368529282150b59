package dev.baton.engine.node.storage;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Log;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.persistence.RdbFormatException;
import dev.baton.engine.persistence.RdbReceiver;
import dev.baton.engine.persistence.RdbUse;
import dev.baton.engine.persistence.SnapshotInfo;
import org.jspecify.annotations.Nullable;

/** A keyspace being filled from a snapshot, and what the snapshot said about itself. */
public final class LoadedData implements RdbReceiver {
  private final Keyspace keyspace;
  private final Log log;
  private final long nowMs;
  private @Nullable String replicationId;
  private long replicationOffset = -1;
  private int streamDatabase;
  private long epoch;
  private final LastLoad lastLoad;
  private long keys;
  private long expiredKeys;

  /** Data read into {@code keyspace}, of which nobody asks what it held. */
  public LoadedData(Keyspace keyspace, Log log, long nowMs) {
    this(keyspace, new LastLoad(), log, nowMs);
  }

  /** {@code lastLoad} is told what it held, once it is the data. */
  public LoadedData(Keyspace keyspace, LastLoad lastLoad, Log log, long nowMs) {
    this.lastLoad = lastLoad;
    this.keyspace = keyspace;
    this.log = log;
    this.nowMs = nowMs;
  }

  /** The data itself. */
  public Keyspace keyspace() {
    return keyspace;
  }

  /** How many keys were read, expired ones included. */
  public long keys() {
    return keys;
  }

  /** Takes the place of the present data. */
  public void replace(Keyspace present) {
    present.replaceWith(keyspace);
    lastLoad.keys = keys - expiredKeys;
    lastLoad.expiredKeys = expiredKeys;
  }

  /** The history it belongs to; null when it does not say. */
  @Nullable String replicationId() {
    return replicationOffset < 0 ? null : replicationId;
  }

  long replicationOffset() {
    return replicationOffset;
  }

  /** The database that the primary's stream had selected. */
  public int streamDatabase() {
    return streamDatabase;
  }

  /** The epoch of the primary whose history it is; zero when it does not say. */
  public long epoch() {
    return epoch;
  }

  /** What it says about the history it belongs to. */
  Restored restored() {
    return new Restored(replicationId(), replicationOffset, 0, streamDatabase, epoch);
  }

  @Override
  public void onAuxiliary(String name, Bytes value) {
    switch (name) {
      case SnapshotInfo.REPLICATION_ID -> replicationId = value.toString();
      case SnapshotInfo.REPLICATION_OFFSET -> replicationOffset = number(value, -1);
      case SnapshotInfo.STREAM_DATABASE -> streamDatabase = database(number(value, 0));
      case SnapshotInfo.EPOCH -> epoch = Math.max(0, number(value, 0));
      default -> {}
    }
  }

  @Override
  public void onSize(int databaseIndex, long size) {
    if (databaseIndex < keyspace.databaseCount()) {
      keyspace.database(databaseIndex).expect(Math.max(0, size));
    }
  }

  @Override
  public void onKey(int databaseIndex, long key, int keyLength) {
    if (databaseIndex >= keyspace.databaseCount()) {
      throw new RdbFormatException(
          "Data file was created with a Redis server configured to handle more than "
              + keyspace.databaseCount()
              + " databases");
    }
    if (keyspace.database(databaseIndex).find(key, keyLength, keyspace.view())) {
      throw new RdbFormatException(
          "RDB has duplicated key '" + Bytes.copyOf(key, keyLength) + "' in DB " + databaseIndex);
    }
  }

  @Override
  public void onEntry(
      int databaseIndex, long key, int keyLength, NewValue value, long expireAtMs, RdbUse use) {
    Entry entry =
        keyspace
            .database(databaseIndex)
            .put(key, keyLength, value, expireAtMs, nowMs, keyspace.view());
    use.apply(entry, keyspace.accesses().areByFrequency(), nowMs);
    keys++;
    if (expireAtMs != Entry.NO_EXPIRY && expireAtMs <= nowMs) {
      expiredKeys++;
    }
  }

  @Override
  public void onSkipped(String message) {
    log.warning(message);
  }

  private int database(long index) {
    return index < 0 || index >= keyspace.databaseCount() ? 0 : (int) index;
  }

  private static long number(Bytes value, long otherwise) {
    return Integers.isCanonicalLong(value.array()) ? Integers.parse(value.array()) : otherwise;
  }
}
