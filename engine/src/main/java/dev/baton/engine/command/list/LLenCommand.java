package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code LLEN key} */
final class LLenCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("llen", 2)
          .group(Group.LIST, "1.0.0")
          .summary("Returns the length of a list.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(Lists.length(call));
  }
}
