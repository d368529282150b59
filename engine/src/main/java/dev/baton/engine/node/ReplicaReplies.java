package dev.baton.engine.node;

import dev.baton.engine.base.Log;
import dev.baton.engine.command.CommandProcessor;
import dev.baton.engine.command.Outcome;
import dev.baton.engine.command.Session;

/**
 * Watches what replicas ask for. A reply would lie in the middle of the stream, which the replica
 * could not read any more, so who causes one is closed instead, as by Redis.
 */
final class ReplicaReplies {
  private ReplicaReplies() {}

  /** Processes the request of a client, who is closed if it may not have an answer. */
  static Outcome process(CommandProcessor chain, Client client, long nowMs, Log log) {
    Session session = client.session();
    boolean isReplica = session.isReplica();
    long bytesBefore = session.output().size();
    long errorsBefore = session.reply().errors();
    Outcome outcome = chain.process(session, nowMs);
    if (isReplica && session.output().size() > bytesBefore) {
      String command = session.info().lastCommand();
      if (session.reply().errors() != errorsBefore) {
        LinkErrors.warn(log, "primary", "replica", session, command);
      }
      log.warning(
          "Replica generated a reply to command '"
              + command
              + "', disconnecting it: "
              + session.remote());
      client.close("it asked for what a replica may not");
    }
    return outcome;
  }
}
