package dev.baton.engine.node.command;

import dev.baton.engine.command.Session;
import org.jspecify.annotations.Nullable;

/** What replicas ask of the node. */
public interface Serving {
  /** Takes an introducing option of REPLCONF; false when it is not known. */
  boolean introduce(Session session, String option, String value, long nowMs);

  /**
   * Takes a replica's acknowledgement; a client that is none is ignored. {@code durableOffset} is
   * how far its append only file is safe, -1 without one.
   */
  void acknowledge(Session session, long offset, long durableOffset, long nowMs);

  /** Answers PSYNC; an error line, or null when it is being answered. */
  @Nullable String resync(Session session, String replicationId, long offset, long nowMs);

  /** Answers SYNC; an error line, or null when it is being answered. */
  @Nullable String sync(Session session, long nowMs);

  /** A replica asked for an offset that is no number: whoever looks for the reason may read it. */
  void onWrongOffset(Session session, long nowMs);
}
