package dev.baton.engine.node.storage;

import dev.baton.engine.config.Configuration;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.persistence.KeyspaceCut;
import dev.baton.engine.persistence.SnapshotCut;
import dev.baton.engine.persistence.SnapshotInfo;
import dev.baton.engine.persistence.SnapshotSource;
import java.util.List;
import java.util.function.LongSupplier;

/** Freezes the data, with what is told of the history it belongs to. */
public final class Snapshots implements SnapshotSource, BaseSource {
  private final Configuration configuration;
  private final Keyspace keyspace;
  private final StreamPosition position;
  private final LongSupplier usedBytes;

  /** {@code usedBytes} is the memory that a file says its data needed. */
  public Snapshots(
      Configuration configuration,
      Keyspace keyspace,
      StreamPosition position,
      LongSupplier usedBytes) {
    this.configuration = configuration;
    this.keyspace = keyspace;
    this.position = position;
    this.usedBytes = usedBytes;
  }

  @Override
  public SnapshotCut cut(int readings, long nowMs) {
    return rdb(readings, false, nowMs);
  }

  @Override
  public SnapshotCut cutBase(boolean rdb, long nowMs) {
    return rdb
        ? rdb(1, true, nowMs)
        : KeyspaceCut.commands(keyspace, List.of(AofText.historyLine(position)));
  }

  private SnapshotCut rdb(int readings, boolean isBase, long nowMs) {
    SnapshotInfo info =
        new SnapshotInfo(
            position.replicationId(),
            position.offset(),
            position.streamDatabase(),
            position.epoch(),
            nowMs,
            usedBytes.getAsLong(),
            isBase);
    return KeyspaceCut.rdb(keyspace, info, RdbSettings.options(configuration), readings);
  }
}
