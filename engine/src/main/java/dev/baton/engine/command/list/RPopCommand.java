package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code RPOP key [count]}: replies one element, or with a count an array. */
final class RPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("rpop", -2)
          .group(Group.LIST, "1.0.0")
          .summary(
              "Returns and removes the last elements of a list. Deletes the list if the last "
                  + "element was popped.",
              "O(N) where N is the number of elements returned")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    PopOperation.run(call, SPEC, ListEnd.RIGHT);
  }
}
