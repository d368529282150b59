package dev.baton.engine.persistence;

/** Freezes the data. */
public interface SnapshotSource {
  /** A cut of this moment that will be opened at most {@code readings} times. */
  SnapshotCut cut(int readings, long nowMs);
}
