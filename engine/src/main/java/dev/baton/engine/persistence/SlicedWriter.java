package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;

/** Something large that writes itself piece by piece, so that no single step takes long. */
public interface SlicedWriter {
  /** What an entry or a member of a large collection costs beside its bytes: misses and calls. */
  long ITEM_WORK = 64;

  /** What is done in some 200 us, so that others wait no longer. */
  long SLICE_WORK = 64 * 1024;

  /**
   * Writes the next piece, which is about {@code workMax} of work: bytes written, bytes compressed
   * and {@link #ITEM_WORK} for each entry or member. It ends after the few entries or members that
   * reach that much. Returns whether all is written now.
   */
  boolean writeSome(ByteSink sink, long workMax);
}
