package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
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
    CommandSpec spec = KeyExtraction.spec(call, table.get());
    int count = call.count() - 2;
    call.reply().array(spec.keyPositions(count).size());
    for (KeySpec key : spec.keys()) {
      List<KeyFlag> flags = flags(call, spec, key);
      for (int i = key.first(); i <= key.lastPosition(count); i += key.step()) {
        call.reply().array(2);
        call.reply().bulk(call.bytes(i + 2));
        call.reply().set(flags.size());
        flags.forEach(flag -> call.reply().simple(flag.text()));
      }
    }
  }

  /** SET reads the old value only when it is asked for it. */
  private static List<KeyFlag> flags(Call call, CommandSpec spec, KeySpec key) {
    boolean returnsOld = false;
    for (int i = 5; i < call.count(); i++) {
      returnsOld |= call.is(i, "GET");
    }
    if (spec.fullName().equals("set") && !returnsOld) {
      return List.of(KeyFlag.OW, KeyFlag.UPDATE);
    }
    return key.flags().stream().filter(flag -> flag != KeyFlag.VARIABLE_FLAGS).toList();
  }
}
