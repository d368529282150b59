package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code XINFO HELP} */
final class XInfoHelpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xinfo|help", 2)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns helpful text about the different subcommands.",
              "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.STREAM)
          .build();

  private static final Help HELP =
      new Help(
          "XINFO",
          "CONSUMERS <key> <groupname>",
          "    Show consumers of <groupname>.",
          "GROUPS <key>",
          "    Show the stream consumer groups.",
          "STREAM <key> [FULL [COUNT <count>]",
          "    Show information about the stream.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HELP.reply(call);
  }
}
