package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;

/** The classes of clients that CLIENT LIST and CLIENT KILL select by. */
enum ClientType {
  NORMAL,
  REPLICA,
  MASTER,
  PUBSUB;

  /** The type word {@code index} names; refuses the call when there is none. */
  static ClientType named(Call call, int index) {
    if (call.is(index, "slave")) {
      return REPLICA;
    }
    for (ClientType type : values()) {
      if (call.is(index, type.name())) {
        return type;
      }
    }
    throw new Refusal("ERR Unknown client type '" + call.bytes(index) + "'");
  }

  static ClientType of(Session session) {
    if (session.isPrimaryLink()) {
      return MASTER;
    }
    if (session.isReplica()) {
      return REPLICA;
    }
    return session.subscriptions().isActive() ? PUBSUB : NORMAL;
  }
}
