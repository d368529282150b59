package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code COMMAND HELP} */
final class CommandHelpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|help", 2)
          .group(Group.SERVER, "5.0.0")
          .summary("Returns helpful text about the different subcommands.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private static final Help HELP =
      new Help(
          "COMMAND",
          "(no subcommand)",
          "    Return details about all commands.",
          "COUNT",
          "    Return the total number of commands in this server.",
          "LIST",
          "    Return a list of all commands in this server.",
          "INFO [<command-name> ...]",
          "    Return details about multiple commands.",
          "    If no command names are given, documentation details for all",
          "    commands are returned.",
          "DOCS [<command-name> ...]",
          "    Return documentation details about multiple commands.",
          "    If no command names are given, documentation details for all",
          "    commands are returned.",
          "GETKEYS <full-command>",
          "    Return the keys from a full command.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HELP.reply(call);
  }
}
