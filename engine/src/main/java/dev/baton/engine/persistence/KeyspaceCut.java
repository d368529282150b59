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
  private final SnapshotInfo info;
  private final int rdbVersion;

  /** Freezes {@code keyspace} now, to be written {@code count} times at most. */
  public KeyspaceCut(Keyspace keyspace, SnapshotInfo info, int rdbVersion, int count) {
    this.info = info;
    this.rdbVersion = rdbVersion;
    for (int i = 0; i < count; i++) {
      readings.add(keyspace.freeze());
    }
  }

  @Override
  public SlicedWriter open() {
    FrozenKeyspace reading = readings.remove();
    opened.add(reading);
    return new RdbSnapshot(reading, info, rdbVersion);
  }

  @Override
  public void release() {
    readings.forEach(FrozenKeyspace::close);
    readings.clear();
    opened.forEach(FrozenKeyspace::close);
    opened.clear();
  }
}
