package dev.baton.engine.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client of RESP2 that listens to channels cannot tell a reply from a message, so it may only
 * change what it listens to. RESP3 marks messages and knows no such restriction.
 */
public final class SubscribedMode implements Gate {
  private static final List<String> ALLOWED =
      List.of(
          "ping",
          "subscribe",
          "ssubscribe",
          "unsubscribe",
          "sunsubscribe",
          "psubscribe",
          "punsubscribe",
          "quit",
          "reset");

  /** Whether the restriction holds for a client. */
  public static boolean restricts(Session session) {
    return session.subscriptions().isActive() && session.reply().protocol() == 2;
  }

  @Override
  public @Nullable String refuse(CommandSpec spec, Session session, long nowMs) {
    if (!restricts(session) || ALLOWED.contains(spec.fullName())) {
      return null;
    }
    return "ERR Can't execute '"
        + spec.fullName()
        + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this"
        + " context";
  }
}
