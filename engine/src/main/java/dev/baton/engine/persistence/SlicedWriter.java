package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;

/** Something large that writes itself piece by piece, so that no single step takes long. */
public interface SlicedWriter {
  /**
   * Writes the next piece, of about {@code bytesMax} bytes: it ends after the entry that reaches
   * that size. Returns whether all is written now.
   */
  boolean writeSome(ByteSink sink, long bytesMax);
}
