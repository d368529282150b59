package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.StringValue;

/**
 * Writes a frozen keyspace as an RDB file, in slices. The same cut and info give the same bytes.
 */
final class RdbSnapshot implements SlicedWriter {
  private enum Stage {
    HEADER,
    ENTRIES,
    DONE
  }

  private static final int NO_DATABASE = -1;

  private final FrozenKeyspace data;
  private final SnapshotInfo info;
  private final int rdbVersion;
  private final RdbEncoder encoder = new RdbEncoder();
  private Stage stage = Stage.HEADER;
  private int databaseIndex = NO_DATABASE;

  RdbSnapshot(FrozenKeyspace data, SnapshotInfo info, int rdbVersion) {
    this.data = data;
    this.info = info;
    this.rdbVersion = rdbVersion;
  }

  @Override
  public boolean writeSome(ByteSink sink, long bytesMax) {
    encoder.setSink(sink);
    long end = encoder.writtenBytes() + bytesMax;
    while (stage != Stage.DONE && encoder.writtenBytes() < end) {
      stage =
          switch (stage) {
            case HEADER -> header();
            case ENTRIES -> entry();
            case DONE -> Stage.DONE;
          };
    }
    return stage == Stage.DONE;
  }

  private Stage header() {
    encoder.header(rdbVersion);
    encoder.auxiliary("redis-ver", "7.2.4");
    encoder.auxiliary("redis-bits", "64");
    encoder.auxiliary("ctime", Long.toString(info.createdAtMs() / 1000));
    encoder.auxiliary("used-mem", Long.toString(info.usedMemoryBytes()));
    encoder.auxiliary(SnapshotInfo.STREAM_DATABASE, Integer.toString(info.streamDatabase()));
    encoder.auxiliary(SnapshotInfo.REPLICATION_ID, info.replicationId());
    encoder.auxiliary(SnapshotInfo.REPLICATION_OFFSET, Long.toString(info.replicationOffset()));
    encoder.auxiliary("aof-base", "0");
    encoder.auxiliary(SnapshotInfo.EPOCH, Long.toString(info.epoch()));
    return Stage.ENTRIES;
  }

  private Stage entry() {
    Entry entry = data.next();
    if (entry == null) {
      encoder.end();
      return Stage.DONE;
    }
    if (data.databaseIndex() != databaseIndex) {
      databaseIndex = data.databaseIndex();
      encoder.selectDatabase(
          databaseIndex, data.size(databaseIndex), data.expiringCount(databaseIndex));
    }
    if (entry.expires()) {
      encoder.expiry(entry.expireAtMs());
    }
    switch (entry.value()) {
      case StringValue(var bytes, _) -> {
        encoder.opcode(RdbFormat.TYPE_STRING);
        encoder.string(entry.key());
        encoder.string(bytes);
      }
    }
    return Stage.ENTRIES;
  }
}
