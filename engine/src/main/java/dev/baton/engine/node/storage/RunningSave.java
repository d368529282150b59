package dev.baton.engine.node.storage;

import dev.baton.engine.persistence.DelayedWriter;
import dev.baton.engine.persistence.SnapshotCut;

/** A background save on its way. */
final class RunningSave {
  final SnapshotCut cut;
  final DelayedWriter writer;
  final Disk.Writing file;
  final long changes;
  final long startedMs;
  final Runnable whenSaved;
  boolean written;

  /** {@code whenSaved} is run once the data of this cut is safe under its name. */
  RunningSave(
      SnapshotCut cut,
      DelayedWriter writer,
      Disk.Writing file,
      long changes,
      long startedMs,
      Runnable whenSaved) {
    this.cut = cut;
    this.writer = writer;
    this.file = file;
    this.changes = changes;
    this.startedMs = startedMs;
    this.whenSaved = whenSaved;
  }
}
