package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.function.Supplier;

/** {@code COMMAND INFO [command-name [command-name ...]]}: unknown names are null. */
final class CommandInfoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|info", -2)
          .group(Group.SERVER, "2.8.13")
          .summary(
              "Returns information about one, multiple or all commands.",
              "O(N) where N is the number of commands to look up")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("nondeterministic_output_order")
          .build();

  private final Supplier<CommandTable> table;

  CommandInfoCommand(Supplier<CommandTable> table) {
    this.table = table;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() == 2) {
      CommandsReply.beginAll(call, table.get());
      return;
    }
    call.reply().array(call.count() - 2);
    for (int i = 2; i < call.count(); i++) {
      Command command = table.get().findByFullName(call.bytes(i).toString());
      if (command == null) {
        call.reply().nullBulk();
      } else {
        SpecReply.info(call.reply(), command.spec());
      }
    }
  }
}
