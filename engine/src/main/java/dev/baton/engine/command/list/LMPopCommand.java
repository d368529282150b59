package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code LMPOP numkeys key [key ...] LEFT | RIGHT [COUNT count]}: replies the first key with a list
 * and elements of it.
 */
final class LMPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lmpop", -4)
          .group(Group.LIST, "7.0.0")
          .summary(
              "Returns multiple elements from a list after removing them. Deletes the list if "
                  + "the last element was popped.",
              "O(N+M) where N is the number of provided keys and M is the number of elements "
                  + "returned.")
          .flags(Flag.WRITE)
          .categories(Category.LIST)
          .keys(KeySpec.counted(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (!MultiPop.of(call, 1).run(call)) {
      call.reply().nullArray();
    }
  }
}
