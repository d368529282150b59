package dev.baton.engine.command.script;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code SCRIPT HELP} */
final class ScriptHelpCommand implements Command {
  private static final Help HELP =
      new Help(
          "script",
          "EXISTS <sha1> [<sha1> ...]",
          "    Return information about the existence of the scripts in the script cache.",
          "FLUSH [ASYNC|SYNC]",
          "    Flush the Lua scripts cache.",
          "KILL",
          "    Kill the currently executing Lua script.");

  private static final CommandSpec SPEC =
      CommandSpec.command("script|help", 2)
          .group(Group.SCRIPTING, "5.0.0")
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
