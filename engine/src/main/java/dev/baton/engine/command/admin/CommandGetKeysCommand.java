package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.function.Supplier;

/** {@code COMMAND GETKEYS command [arg [arg ...]]} */
final class CommandGetKeysCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|getkeys", -3)
          .group(Group.SERVER, "2.8.13")
          .summary(
              "Extracts the key names from an arbitrary command.",
              "O(N) where N is the number of arguments to the command")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final Supplier<CommandTable> table;

  CommandGetKeysCommand(Supplier<CommandTable> table) {
    this.table = table;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    KeyExtraction found = KeyExtraction.of(call, table.get());
    call.reply().array(found.keys().count());
    for (int i = 0; i < found.keys().count(); i++) {
      call.reply().bulk(found.words().bytes(found.keys().word(i)));
    }
  }
}
