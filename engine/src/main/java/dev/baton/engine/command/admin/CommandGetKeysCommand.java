package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import java.util.ArrayList;
import java.util.List;
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
    Command command = table.get().resolve(call.arguments(), 2);
    if (command == null) {
      throw new Refusal("ERR Invalid command specified");
    }
    CommandSpec spec = command.spec();
    int count = call.count() - 2;
    if (spec.keys().isEmpty()) {
      throw new Refusal("ERR The command has no key arguments");
    }
    if (!spec.accepts(count)) {
      throw new Refusal("ERR Invalid number of arguments specified for command");
    }
    List<Integer> positions = new ArrayList<>();
    for (KeySpec key : spec.keys()) {
      for (int i = key.first(); i <= key.lastPosition(count); i += key.step()) {
        positions.add(i + 2);
      }
    }
    call.reply().array(positions.size());
    positions.forEach(position -> call.reply().bulk(call.bytes(position)));
  }
}
