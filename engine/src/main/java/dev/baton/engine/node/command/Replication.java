package dev.baton.engine.node.command;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Session;
import dev.baton.engine.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** What the commands of replication ask of the node. */
public interface Replication {
  /** Stands for a promotion that nobody numbered. */
  long NO_EPOCH = -1;

  /** Follows {@code target}; returns the status line, for it may do so already. */
  String follow(HostPort target, Session caller, long nowMs);

  /** Becomes a primary; returns an error line, or null when it is one now. */
  @Nullable String promote(long epoch, long nowMs);

  /** Whether this node generates no stream of its own. */
  boolean isReplica();

  /** Takes an introducing option of REPLCONF; false when it is not known. */
  boolean introduce(Session session, String option, String value, long nowMs);

  /**
   * Takes a replica's acknowledgement; a client that is none is ignored. {@code durableOffset} is
   * how far its append only file is safe, -1 without one.
   */
  void acknowledge(Session session, long offset, long durableOffset, long nowMs);

  /** Tells our primary how far we are, once the present request is applied. */
  void acknowledgeToPrimary();

  /** Answers PSYNC; an error line, or null when it is being answered. */
  @Nullable String resync(Session session, String replicationId, long offset, long nowMs);

  /** Answers SYNC; an error line, or null when it is being answered. */
  @Nullable String sync(Session session, long nowMs);

  /** Writes the reply of ROLE. */
  void writeRole(ReplyWriter reply, long nowMs);
}
