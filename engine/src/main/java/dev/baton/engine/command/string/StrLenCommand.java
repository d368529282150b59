package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** {@code STRLEN key} */
final class StrLenCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("strlen", 2)
          .group(Group.STRING, "2.2.0")
          .summary("Returns the length of a string value.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.read(1, Type.STRING);
    call.reply().integer(entry == null ? 0 : entry.textLength());
  }
}
