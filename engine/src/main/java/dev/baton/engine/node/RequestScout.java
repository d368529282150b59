package dev.baton.engine.node;

import dev.baton.engine.command.Session;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Lookahead;
import dev.baton.engine.resp.QueryBuffer;
import dev.baton.engine.resp.RequestPreview;

/** Tells a lookahead which keys the requests name that a session has received. */
final class RequestScout {
  private final Keyspace keyspace;
  private final Lookahead lookahead;
  private final RequestPreview preview = new RequestPreview();

  RequestScout(Keyspace keyspace) {
    this.keyspace = keyspace;
    this.lookahead = keyspace.lookahead();
  }

  /** Adds the complete requests of a session, as many as fit, up to one that is unusual. */
  void look(Session session) {
    Database database = keyspace.database(session.databaseIndex());
    QueryBuffer query = session.query();
    long at = query.address();
    long end = at + query.readableBytes();
    while (at < end && !lookahead.isFull()) {
      long next = preview.next(at, end);
      if (next == 0) {
        break;
      }
      if (preview.wordLength() == RequestPreview.NO_WORD) {
        lookahead.addKeyless();
      } else {
        lookahead.add(database, preview.wordAddress(), preview.wordLength());
      }
      at = next;
    }
  }
}
