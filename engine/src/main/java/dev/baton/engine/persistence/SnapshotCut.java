package dev.baton.engine.persistence;

/** A frozen moment of the data, which can be written any number of times with the same bytes. */
public interface SnapshotCut {
  /** A writer that starts at the beginning. */
  SlicedWriter open();

  /** The cut is not needed any more. */
  void release();
}
