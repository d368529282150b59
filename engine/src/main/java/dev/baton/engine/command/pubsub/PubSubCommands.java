package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Command;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import dev.baton.engine.command.PubSub;
import java.util.List;

/** The table of the commands about channels. */
public final class PubSubCommands {
  private PubSubCommands() {}

  /** One of each. */
  public static List<Command> all(PubSub pubSub) {
    return List.of(
        new PSubscribeCommand(pubSub),
        new PUnsubscribeCommand(pubSub),
        new Container("pubsub", Group.PUBSUB, "2.8.0", "Pub/Sub", subcommands(pubSub)),
        new PublishCommand(pubSub),
        new SPublishCommand(pubSub),
        new SSubscribeCommand(pubSub),
        new SUnsubscribeCommand(pubSub),
        new SubscribeCommand(pubSub),
        new UnsubscribeCommand(pubSub));
  }

  private static List<Command> subcommands(PubSub pubSub) {
    return List.of(
        new PubSubChannelsCommand(pubSub),
        new HelpCommand("pubsub", Group.PUBSUB, "6.2.0"),
        new PubSubNumPatCommand(pubSub),
        new PubSubNumSubCommand(pubSub),
        new PubSubShardChannelsCommand(pubSub),
        new PubSubShardNumSubCommand(pubSub));
  }
}
