package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code COMMAND DOCS [command-name [command-name ...]]}: unknown names are left out. */
final class CommandDocsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|docs", -2)
          .group(Group.SERVER, "7.0.0")
          .summary(
              "Returns documentary information about one, multiple or all commands.",
              "O(N) where N is the number of commands to look up")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("nondeterministic_output_order")
          .build();

  private final Supplier<CommandTable> table;

  CommandDocsCommand(Supplier<CommandTable> table) {
    this.table = table;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    List<Command> told = new ArrayList<>();
    if (call.count() == 2) {
      told.addAll(table.get().all());
    }
    for (int i = 2; i < call.count(); i++) {
      Command command = table.get().findByFullName(call.bytes(i).toString());
      if (command != null) {
        told.add(command);
      }
    }
    call.reply().map(told.size());
    CommandsReply.begin(call, told, new DocumentationReply(call.reply())::named);
  }
}
