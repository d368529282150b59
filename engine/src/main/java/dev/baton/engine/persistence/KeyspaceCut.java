package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.Keyspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The cut of a whole keyspace, with what the file says about itself. */
public final class KeyspaceCut implements SnapshotCut {
  private final ArrayDeque<FrozenKeyspace> readings = new ArrayDeque<>();
  private final List<FrozenKeyspace> opened = new ArrayList<>();
  private final List<RdbSnapshot> writers = new ArrayList<>();
  private final SnapshotInfo info;
  private final Keyspace keyspace;
  private final RdbOptions options;

  /** Freezes {@code keyspace} now, to be written {@code count} times at most. */
  public KeyspaceCut(Keyspace keyspace, SnapshotInfo info, RdbOptions options, int count) {
    this.keyspace = keyspace;
    this.info = info;
    this.options =
        needsNewest(keyspace) ? options.withVersion(RdbFormat.VERSION_VALKEY_9) : options;
    for (int i = 0; i < count; i++) {
      readings.add(keyspace.freeze());
    }
  }

  /** Only the newest version has a form for fields that expire. */
  private static boolean needsNewest(Keyspace keyspace) {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      if (keyspace.database(i).expiringFieldsCount() > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public SlicedWriter open() {
    FrozenKeyspace reading = readings.remove();
    opened.add(reading);
    RdbSnapshot writer = new RdbSnapshot(keyspace, reading, info, options);
    writers.add(writer);
    return writer;
  }

  @Override
  public void release() {
    readings.forEach(FrozenKeyspace::close);
    readings.clear();
    opened.forEach(FrozenKeyspace::close);
    opened.clear();
    writers.forEach(RdbSnapshot::close);
    writers.clear();
  }
}
