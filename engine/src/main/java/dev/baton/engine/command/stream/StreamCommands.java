package dev.baton.engine.command.stream;

import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import java.util.List;

/** The table of the stream commands. */
public final class StreamCommands {
  private StreamCommands() {}

  /** One of each. */
  public static List<Command> all() {
    EntryReply replies = new EntryReply();
    RangeReading ranges = new RangeReading(replies);
    return List.of(
        new XAckCommand(),
        new XAddCommand(replies),
        new XAutoClaimCommand(replies),
        new XClaimCommand(replies),
        new XDelCommand(),
        new Container("xgroup", Group.STREAM, "5.0.0", "consumer groups", groupSubcommands()),
        new Container(
            "xinfo", Group.STREAM, "5.0.0", "stream introspection", infoSubcommands(replies)),
        new XLenCommand(),
        new XPendingCommand(replies),
        new XRangeCommand(ranges),
        new XReadCommand(replies),
        new XReadGroupCommand(replies),
        new XRevRangeCommand(ranges),
        new XSetIdCommand(),
        new XTrimCommand());
  }

  private static List<Command> groupSubcommands() {
    return List.of(
        new XGroupCreateCommand(),
        new XGroupCreateConsumerCommand(),
        new XGroupDelConsumerCommand(),
        new XGroupDestroyCommand(),
        new HelpCommand("xgroup", Group.STREAM, "5.0.0", Category.STREAM),
        new XGroupSetIdCommand());
  }

  private static List<Command> infoSubcommands(EntryReply replies) {
    return List.of(
        new XInfoConsumersCommand(),
        new XInfoGroupsCommand(replies),
        new HelpCommand("xinfo", Group.STREAM, "5.0.0", Category.STREAM),
        new XInfoStreamCommand(replies));
  }
}
