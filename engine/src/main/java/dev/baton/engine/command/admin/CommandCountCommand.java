package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.function.Supplier;

/** {@code COMMAND COUNT} */
final class CommandCountCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|count", 2)
          .group(Group.SERVER, "2.8.13")
          .summary("Returns a count of commands.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final Supplier<CommandTable> table;

  CommandCountCommand(Supplier<CommandTable> table) {
    this.table = table;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(table.get().all().size());
  }
}
