package dev.baton.engine.command.pubsub;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.PubSub;
import dev.baton.engine.command.Session;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starting and ending to listen, the common part of the six commands. Each name is confirmed by a
 * message of its own, which CLIENT REPLY does not silence.
 */
final class Listening {
  private Listening() {}

  /** Listens to the names from word 1 on. */
  static void begin(Call call, PubSub pubSub, ChannelKind kind) {
    for (int i = 1; i < call.count(); i++) {
      Bytes name = call.bytes(i);
      pubSub.subscribe(call.session(), kind, name);
      confirm(call.session(), kind.subscribed(), kind, name);
    }
  }

  /** Ends listening to the names from word 1 on, or to all of the kind when there are none. */
  static void end(Call call, PubSub pubSub, ChannelKind kind) {
    Session session = call.session();
    List<Bytes> all = session.subscriptions().all(kind);
    for (int i = 1; i < call.count(); i++) {
      end(session, pubSub, kind, call.bytes(i));
    }
    if (call.count() == 1) {
      all.forEach(name -> end(session, pubSub, kind, name));
      if (all.isEmpty()) {
        confirm(session, kind.unsubscribed(), kind, null);
      }
    }
  }

  private static void end(Session session, PubSub pubSub, ChannelKind kind, Bytes name) {
    pubSub.unsubscribe(session, kind, name);
    confirm(session, kind.unsubscribed(), kind, name);
  }

  private static void confirm(
      Session session, String word, ChannelKind kind, @Nullable Bytes name) {
    ReplyWriter reply = session.unsilenced();
    reply.push(3);
    reply.bulk(word);
    if (name == null) {
      reply.nullBulk();
    } else {
      reply.bulk(name);
    }
    reply.integer(session.subscriptions().countWith(kind));
  }
}
