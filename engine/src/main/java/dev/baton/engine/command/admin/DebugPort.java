package dev.baton.engine.command.admin;

/** What DEBUG asks of the node. */
public interface DebugPort {
  /** Lets the server do nothing at all, not even answer this call, until that time. */
  void sleepUntil(long untilMs);

  /** Writes a line to the server's log. */
  void log(String text);

  /** Starts a new replication history, so that replicas cannot continue the old one. */
  void changeReplicationId();
}
