package dev.baton.engine.node.command;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Session;
import dev.baton.engine.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** What commands that show or change the role ask of the node. */
public interface Replication {
  /** Stands for a promotion that nobody numbered. */
  long NO_EPOCH = -1;

  /**
   * Follows {@code target}; returns the status line, for it may do so already. With {@code force}
   * its next snapshot is taken even if baton-replica-guard would refuse it.
   */
  String follow(HostPort target, boolean force, Session caller, long nowMs);

  /** Becomes a primary; returns an error line, or null when it is one now. */
  @Nullable String promote(long epoch, long nowMs);

  /** Whether a coordinated failover is under way. */
  boolean isFailingOver();

  /**
   * Becomes the primary because the present one asks for it; an error line, or null when it is one
   * now.
   */
  @Nullable String takeOver(String replicationId, long nowMs);

  /** Whether this node generates no stream of its own. */
  boolean isReplica();

  /** Tells our primary how far we are, once the present request is applied. */
  void acknowledgeToPrimary();

  /** Writes the reply of ROLE. */
  void writeRole(ReplyWriter reply, long nowMs);
}
