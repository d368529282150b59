package dev.baton.engine.command.function;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code FUNCTION HELP} */
final class FunctionHelpCommand implements Command {
  private static final Help HELP =
      new Help(
          "function",
          "DELETE <LIBRARY NAME>",
          "    Delete the given library.",
          "FLUSH [ASYNC|SYNC]",
          "    Delete all the libraries.",
          "KILL",
          "    Kill the currently executing function.",
          "LIST [LIBRARYNAME PATTERN] [WITHCODE]",
          "    Return general information on all the libraries.");

  private static final CommandSpec SPEC =
      CommandSpec.command("function|help", 2)
          .group(Group.SCRIPTING, "7.0.0")
          .summary("Returns helpful text about the different subcommands.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.SCRIPTING)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HELP.reply(call);
  }
}
