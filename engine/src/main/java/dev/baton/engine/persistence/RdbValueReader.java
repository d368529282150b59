package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.NewValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one type, in every form files have for it, an item at a time. An item whose bytes
 * are not all there throws {@link RdbInput.Incomplete} before it changes anything and is read again
 * from its start.
 */
interface RdbValueReader {
  /** Starts a value in the form with this number. */
  void begin(int type);

  /**
   * Reads the next item; returns whether the value is complete.
   *
   * @throws RdbFormatException when it is damaged; the value is then discarded by the caller
   */
  boolean readItem();

  /** The complete value, to be put before the next one is begun; null when it holds nothing. */
  @Nullable NewValue finish();

  /** Frees what was read of a value that is not finished. */
  void discard();
}
