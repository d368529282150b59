package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelSpec;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.PubSub;

/** {@code SPUBLISH shardchannel message}: replicas deliver it to their own clients, too. */
final class SPublishCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("spublish", 3)
          .group(Group.PUBSUB, "7.0.0")
          .summary(
              "Posts a message to a shard channel.",
              "O(N) where N is the number of clients subscribed to the receiving shard "
                  + "channel.")
          .flags(Flag.PUBSUB, Flag.LOADING, Flag.STALE, Flag.FAST, Flag.MAY_REPLICATE)
          .keys(KeySpec.at(1, KeyFlag.NOT_KEY))
          .channels(ChannelSpec.at(1))
          .build();

  private final PubSub pubSub;

  SPublishCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int receivers = pubSub.publishToShard(call.bytes(1), call.bytes(2));
    call.propagateAsSent();
    call.reply().integer(receivers);
  }
}
