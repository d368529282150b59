package dev.baton.engine.keyspace;

/** Wants to know whether a key was changed since it was watched. */
public interface Watcher {
  /** A watched key was written, deleted or given another expiry. */
  void keyChanged();

  /** A watched key was deleted. */
  default void keyGone() {
    keyChanged();
  }

  /**
   * The database of a watched key exchanged its contents.
   *
   * @param wasThere whether the key was there before
   * @param isThere whether it is there now
   * @param isExpired whether what is there now has expired
   */
  default void keyExchanged(boolean wasThere, boolean isThere, boolean isExpired) {
    keyChanged();
  }
}
