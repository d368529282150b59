package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.NewValue;

/** Takes what a loader finds, in the order of the file. */
public interface RdbReceiver {
  /** An auxiliary field. */
  void onAuxiliary(String name, Bytes value);

  /** How many keys of a database follow, as the file claims. */
  void onSize(int databaseIndex, long keys);

  /**
   * A key whose value follows, in native memory until this returns.
   *
   * @throws RdbFormatException when it cannot be taken
   */
  void onKey(int databaseIndex, long key, int keyLength);

  /**
   * A whole entry, to be put at once; its key lies in native memory until this returns.
   *
   * @param expireAtMs when it expires, or -1
   * @param use what the file says about its use
   */
  void onEntry(
      int databaseIndex, long key, int keyLength, NewValue value, long expireAtMs, RdbUse use);

  /** Something was skipped on purpose: {@code message} is for the log. */
  void onSkipped(String message);
}
