package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;

/** {@code TYPE key} */
final class TypeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("type", 2)
          .group(Group.GENERIC, "1.0.0")
          .summary("Determines the type of value stored at a key.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.peek(1);
    call.reply().simple(entry == null ? "none" : entry.type().wireName());
  }
}
