package dev.baton.engine.node.command;

import dev.baton.engine.command.Session;

/** What SHUTDOWN asks of the node. */
public interface Stopping {
  /**
   * How to stop.
   *
   * @param save save a snapshot even without save points
   * @param noSave save none even with save points
   * @param now do not wait for replicas
   * @param force stop even when saving fails
   */
  record Options(boolean save, boolean noSave, boolean now, boolean force) {}

  /** Begins to stop; the caller is answered only if that fails. */
  void stop(Options options, Session caller, long nowMs);

  /** Goes on serving; false when nothing was about to stop. */
  boolean abort(long nowMs);
}
