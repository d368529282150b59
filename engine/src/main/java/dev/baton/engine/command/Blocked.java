package dev.baton.engine.command;

import org.jspecify.annotations.Nullable;

/** What a client waits for. Exactly one of the three endings is called, once, by the node. */
public interface Blocked {
  /** When waiting ends by itself, in milliseconds since 1970; {@link Long#MAX_VALUE} for never. */
  long deadlineMs();

  /** The deadline has passed, or CLIENT UNBLOCK asked for the same: writes the reply. */
  void timeOut(long nowMs);

  /** Whether a client waits for others: not when nothing but its reply is on its way. */
  static boolean isWait(@Nullable Blocked operation) {
    return operation != null && !(operation instanceof LongReply);
  }

  /** The client was closed: forgets the operation without a reply. */
  void cancel();
}
