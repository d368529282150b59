package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.ChannelSpec;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.PubSub;

/** {@code SSUBSCRIBE shardchannel [shardchannel ...]} */
final class SSubscribeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("ssubscribe", -2)
          .group(Group.PUBSUB, "7.0.0")
          .summary(
              "Listens for messages published to shard channels.",
              "O(N) where N is the number of shard channels to subscribe to.")
          .flags(Flag.PUBSUB, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .keys(KeySpec.range(1, -1, 1, KeyFlag.NOT_KEY))
          .channels(ChannelSpec.from(1))
          .build();

  private final PubSub pubSub;

  SSubscribeCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Listening.begin(call, pubSub, ChannelKind.SHARD);
  }
}
