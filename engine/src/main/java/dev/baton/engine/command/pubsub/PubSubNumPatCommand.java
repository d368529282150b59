package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;

/** {@code PUBSUB NUMPAT} */
final class PubSubNumPatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pubsub|numpat", 2)
          .group(Group.PUBSUB, "2.8.0")
          .summary("Returns a count of unique pattern subscriptions.", "O(1)")
          .flags(Flag.PUBSUB, Flag.LOADING, Flag.STALE)
          .build();

  private final PubSub pubSub;

  PubSubNumPatCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(pubSub.count(ChannelKind.PATTERN));
  }
}
