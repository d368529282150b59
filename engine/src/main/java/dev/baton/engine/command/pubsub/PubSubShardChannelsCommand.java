package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;

/** {@code PUBSUB SHARDCHANNELS [pattern]} */
final class PubSubShardChannelsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pubsub|shardchannels", -2)
          .group(Group.PUBSUB, "7.0.0")
          .summary(
              "Returns the active shard channels.",
              "O(N) where N is the number of active shard channels, and assuming "
                  + "constant time pattern matching (relatively short shard channels).")
          .flags(Flag.PUBSUB, Flag.LOADING, Flag.STALE)
          .build();

  private final PubSub pubSub;

  PubSubShardChannelsCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Counting.replyNames(call, pubSub, ChannelKind.SHARD);
  }
}
