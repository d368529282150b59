package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.EntryVisitor;
import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.Keyspace;
import org.jspecify.annotations.Nullable;

/**
 * Writes a frozen keyspace as an RDB file, in slices. The same cut and info give the same bytes.
 */
final class RdbSnapshot implements KeyspaceCut.KeyspaceWriter {
  private enum Stage {
    HEADER,
    ENTRIES,
    DONE
  }

  private static final int NO_DATABASE = -1;

  private final FrozenKeyspace data;
  private final SnapshotInfo info;
  private final RdbOptions options;
  private final RdbForms forms;
  private final RdbEncoder encoder;
  private final EntryVisitor visitor = this::entry;
  private Stage stage = Stage.HEADER;
  private int databaseIndex = NO_DATABASE;
  private @Nullable PartWriter large;

  RdbSnapshot(Keyspace keyspace, FrozenKeyspace data, SnapshotInfo info, RdbOptions options) {
    this.data = data;
    this.info = info;
    this.options = options;
    this.forms = new RdbForms(keyspace, options.version());
    this.encoder = new RdbEncoder(options.compresses());
  }

  @Override
  public boolean writeSome(ByteSink sink, long workMax) {
    encoder.setSink(sink);
    long end = encoder.work() + workMax;
    while (stage != Stage.DONE && encoder.work() < end) {
      stage =
          switch (stage) {
            case HEADER -> header();
            case ENTRIES -> entries();
            case DONE -> Stage.DONE;
          };
    }
    encoder.flush();
    return stage == Stage.DONE;
  }

  private Stage header() {
    encoder.header(options.version());
    encoder.auxiliary("redis-ver", "7.2.4");
    encoder.auxiliary("redis-bits", "64");
    encoder.auxiliary("ctime", Long.toString(info.createdAtMs() / 1000));
    encoder.auxiliary("used-mem", Long.toString(info.usedMemoryBytes()));
    encoder.auxiliary(SnapshotInfo.STREAM_DATABASE, Integer.toString(info.streamDatabase()));
    encoder.auxiliary(SnapshotInfo.REPLICATION_ID, info.replicationId());
    encoder.auxiliary(SnapshotInfo.REPLICATION_OFFSET, Long.toString(info.replicationOffset()));
    encoder.auxiliary("aof-base", info.isBase() ? "1" : "0");
    encoder.auxiliary(SnapshotInfo.EPOCH, Long.toString(info.epoch()));
    return Stage.ENTRIES;
  }

  private Stage entries() {
    if (large != null) {
      large = large.writeSome() ? large : null;
      return Stage.ENTRIES;
    }
    if (data.readSome(visitor)) {
      return Stage.ENTRIES;
    }
    encoder.end();
    return Stage.DONE;
  }

  private void entry(Entry entry) {
    encoder.countItem();
    if (data.databaseIndex() != databaseIndex) {
      databaseIndex = data.databaseIndex();
      encoder.selectDatabase(
          databaseIndex, data.size(databaseIndex), data.expiringCount(databaseIndex));
    }
    if (entry.expires()) {
      encoder.expiry(entry.expireAtMs());
    }
    switch (options.told()) {
      case IDLE_TIME -> encoder.idleTime(entry.idleSeconds(info.createdAtMs()));
      case FREQUENCY -> encoder.frequency(entry.frequency(info.createdAtMs()));
      case NOTHING -> {}
    }
    FrozenValue value = data.largeValue();
    if (value == null) {
      forms.write(entry, encoder);
    } else {
      large = forms.begin(entry, value, encoder);
    }
  }

  @Override
  public void close() {
    encoder.close();
  }
}
