package dev.baton.engine.node.storage;

import dev.baton.engine.persistence.SnapshotCut;

/** Freezes the data as the base of an append only file. */
interface BaseSource {
  /** A cut of this moment, as RDB or as commands, that will be opened once. */
  SnapshotCut cutBase(boolean rdb, long nowMs);
}
