package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code XGROUP HELP} */
final class XGroupHelpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xgroup|help", 2)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns helpful text about the different subcommands.",
              "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.STREAM)
          .build();

  private static final Help HELP =
      new Help(
          "XGROUP",
          "CREATE <key> <groupname> <id|$> [option]",
          "    Create a new consumer group. Options are:",
          "    * MKSTREAM",
          "      Create the empty stream if it does not exist.",
          "    * ENTRIESREAD entries_read",
          "      Set the group's entries_read counter (internal use).",
          "CREATECONSUMER <key> <groupname> <consumer>",
          "    Create a new consumer in the specified group.",
          "DELCONSUMER <key> <groupname> <consumer>",
          "    Remove the specified consumer.",
          "DESTROY <key> <groupname>",
          "    Remove the specified group.",
          "SETID <key> <groupname> <id|$> [ENTRIESREAD entries_read]",
          "    Set the current group ID and entries_read counter.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HELP.reply(call);
  }
}
