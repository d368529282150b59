package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelKind;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;

/** {@code PUBSUB NUMSUB [channel [channel ...]]} */
final class PubSubNumSubCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("pubsub|numsub", -2)
          .group(Group.PUBSUB, "2.8.0")
          .summary(
              "Returns a count of subscribers to channels.",
              "O(N) for the NUMSUB subcommand, where N is the number of requested channels")
          .flags(Flag.PUBSUB, Flag.LOADING, Flag.STALE)
          .build();

  private final PubSub pubSub;

  PubSubNumSubCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Counting.replyListeners(call, pubSub, ChannelKind.CHANNEL);
  }
}
