package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;

/** Takes what a loader finds, in the order of the file. */
public interface RdbReceiver {
  /** An auxiliary field. */
  void onAuxiliary(String name, Bytes value);

  /**
   * A string entry; key and value lie in native memory until this returns, {@code expireAtMs} is -1
   * when it never expires.
   */
  void onString(
      int databaseIndex, long key, int keyLength, long value, int valueLength, long expireAtMs);

  /** Something was skipped on purpose: {@code message} is for the log. */
  void onSkipped(String message);
}
