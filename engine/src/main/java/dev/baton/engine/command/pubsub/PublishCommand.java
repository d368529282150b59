package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ChannelSpec;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;

/** {@code PUBLISH channel message}: replicas deliver it to their own clients, too. */
final class PublishCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("publish", 3)
          .group(Group.PUBSUB, "2.0.0")
          .summary(
              "Posts a message to a channel.",
              "O(N+M) where N is the number of clients subscribed to the receiving "
                  + "channel and M is the total number of subscribed patterns (by any "
                  + "client).")
          .flags(Flag.PUBSUB, Flag.LOADING, Flag.STALE, Flag.FAST, Flag.MAY_REPLICATE)
          .channels(ChannelSpec.at(1))
          .build();

  private final PubSub pubSub;

  PublishCommand(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int receivers = pubSub.publish(call.bytes(1), call.bytes(2));
    call.propagateAsSent();
    call.reply().integer(receivers);
  }
}
