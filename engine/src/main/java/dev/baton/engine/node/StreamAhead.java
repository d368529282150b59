package dev.baton.engine.node;

import dev.baton.engine.command.Session;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Lookahead;

/**
 * Looks ahead in what has arrived of the primary's stream, so that the lookups of its commands wait
 * for memory together: a replica has to keep up with a primary that does so.
 */
final class StreamAhead {
  private final Lookahead lookahead;
  private final RequestScout scout;
  private int next;

  StreamAhead(Keyspace keyspace) {
    this.lookahead = keyspace.lookahead();
    this.scout = new RequestScout(keyspace);
  }

  /** The command that the query buffer of the link begins with is executed from now on. */
  void enter(Session session) {
    if (next == lookahead.count()) {
      lookahead.clear();
      scout.look(session);
      lookahead.load();
      next = 0;
    }
    lookahead.enter(next++);
  }

  /** Nothing is known of what comes: it is executed from elsewhere, or its bytes may move. */
  void rest() {
    lookahead.clear();
    next = 0;
  }
}
