package dev.baton.engine.node.command;

import dev.baton.engine.base.HostPort;
import org.jspecify.annotations.Nullable;

/** A coordinated failover, as its commands ask for it. */
public interface FailingOver {
  /** Stands for a failover that waits for its replica without a limit. */
  long NO_TIMEOUT = 0;

  /** The answer to a target that does not follow this node. */
  String NO_SUCH_REPLICA = "ERR FAILOVER target HOST and PORT is not a replica.";

  /**
   * What FAILOVER asks for.
   *
   * @param target the replica to hand over to; null for the first that has everything
   * @param force whether to hand over even if the replica has not caught up in time
   * @param timeoutMs how long to wait for the replica; {@link #NO_TIMEOUT} for any time
   */
  record Request(@Nullable HostPort target, boolean force, long timeoutMs) {}

  /** Begins one; an error line, or null when it goes on from here by itself. */
  @Nullable String begin(Request request, long nowMs);

  /** Gives it up; false when there is none. */
  boolean abort(long nowMs);

  /** Whether one is under way. */
  boolean isActive();
}
