package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import java.util.List;
import java.util.function.Supplier;

/** {@code COMMAND GETKEYSANDFLAGS command [arg [arg ...]]} */
final class CommandGetKeysAndFlagsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|getkeysandflags", -3)
          .group(Group.SERVER, "7.0.0")
          .summary(
              "Extracts the key names and access flags for an arbitrary command.",
              "O(N) where N is the number of arguments to the command")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final Supplier<CommandTable> table;

  CommandGetKeysAndFlagsCommand(Supplier<CommandTable> table) {
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
      List<KeyFlag> flags = found.keys().flags(i);
      call.reply().array(2);
      call.reply().bulk(found.words().bytes(found.keys().word(i)));
      call.reply().set(flags.size());
      flags.forEach(flag -> call.reply().simple(flag.text()));
    }
  }
}
