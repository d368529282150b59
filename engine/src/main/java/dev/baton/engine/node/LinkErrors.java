package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.command.Session;

/** Tells of errors that lie between a primary and its replica, in the words of Redis. */
final class LinkErrors {
  private LinkErrors() {}

  /** The last reply of the session is an error, which nobody at the other end can answer to. */
  static void warn(Log log, String sender, String receiver, Session session, String command) {
    log.warning(
        "== CRITICAL == This "
            + sender
            + " is sending an error to its "
            + receiver
            + ": '"
            + session.reply().lastError()
            + "' after processing the command '"
            + command
            + "'");
  }
}
