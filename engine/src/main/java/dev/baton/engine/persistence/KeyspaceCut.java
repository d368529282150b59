package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.Keyspace;
import java.util.ArrayDeque;

/** The cut of a whole keyspace, with what the file says about itself. */
public final class KeyspaceCut implements SnapshotCut {
  private final ArrayDeque<FrozenKeyspace> readings = new ArrayDeque<>();
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
    return new RdbSnapshot(readings.remove(), info, rdbVersion);
  }

  @Override
  public void release() {
    readings.clear();
  }
}
