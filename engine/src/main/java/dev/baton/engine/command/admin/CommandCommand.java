package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.function.Supplier;

/** {@code COMMAND}: everything COMMAND INFO tells of every command. */
final class CommandCommand implements Command {
  private final CommandSpec spec;
  private final Supplier<CommandTable> table;

  CommandCommand(Supplier<CommandTable> table) {
    this.table = table;
    spec =
        CommandSpec.command("command", -1)
            .group(Group.SERVER, "2.8.13")
            .summary(
                "Returns detailed information about all commands.",
                "O(N) where N is the total number of Redis commands")
            .flags(Flag.LOADING, Flag.STALE)
            .categories(Category.CONNECTION)
            .tips("nondeterministic_output_order")
            .subcommands(AdminCommands.commandSubcommands(table))
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    CommandsReply.beginAll(call, table.get());
  }
}
