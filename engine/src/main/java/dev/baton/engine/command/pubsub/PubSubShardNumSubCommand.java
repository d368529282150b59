package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;

/** {@code PUBSUB SHARDNUMSUB [channel [channel ...]]} */
final class PubSubShardNumSubCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pubsub|shardnumsub", -2)
          .group(Group.PUBSUB, "7.0.0")
          .summary(
              "Returns the count of subscribers of shard channels.",
              "O(N) for the SHARDNUMSUB subcommand, where N is the number of requested "
                  + "shard channels")
          .flags(Flag.PUBSUB, Flag.LOADING, Flag.STALE)
          .build();

  private final PubSub pubSub;

  PubSubShardNumSubCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Counting.replyListeners(call, pubSub, ChannelKind.SHARD);
  }
}
