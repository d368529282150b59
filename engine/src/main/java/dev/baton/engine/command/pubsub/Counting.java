package dev.baton.engine.command.pubsub;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.PubSub;
import dev.baton.engine.command.Refusal;
import java.util.List;

/** Who listens to what, the common part of PUBSUB's subcommands. */
final class Counting {
  private Counting() {}

  /** Replies the names in use, those that match word 2 if there is one. */
  static void replyNames(Call call, PubSub pubSub, ChannelKind kind) {
    if (call.count() > 3) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    Glob pattern = call.count() == 3 ? new Glob(call.bytes(2)) : Glob.ANYTHING;
    List<Bytes> names = pubSub.names(kind, pattern);
    call.reply().array(names.size());
    names.forEach(call.reply()::bulk);
  }

  /** Replies each name from word 2 on with the number of its listeners. */
  static void replyListeners(Call call, PubSub pubSub, ChannelKind kind) {
    call.reply().array((call.count() - 2) * 2L);
    for (int i = 2; i < call.count(); i++) {
      Bytes name = call.bytes(i);
      call.reply().bulk(name);
      call.reply().integer(pubSub.listeners(kind, name));
    }
  }
}
