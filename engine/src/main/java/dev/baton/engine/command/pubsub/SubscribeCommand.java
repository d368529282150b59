package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.ChannelSpec;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;

/** {@code SUBSCRIBE channel [channel ...]} */
final class SubscribeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("subscribe", -2)
          .group(Group.PUBSUB, "2.0.0")
          .summary(
              "Listens for messages published to channels.",
              "O(N) where N is the number of channels to subscribe to.")
          .flags(Flag.PUBSUB, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .channels(ChannelSpec.from(1))
          .build();

  private final PubSub pubSub;

  SubscribeCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Listening.begin(call, pubSub, ChannelKind.CHANNEL);
  }
}
