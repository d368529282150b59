package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code RPOPLPUSH source destination} */
final class RPopLPushCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("rpoplpush", 3)
          .group(Group.LIST, "1.2.0")
          .summary(
              "Returns the last element of a list after removing and pushing it to another "
                  + "list. Deletes the list if the last element was popped.",
              "O(1)")
          .deprecated("6.2.0", "`LMOVE` with the `RIGHT` and `LEFT` arguments")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.LIST)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE),
              KeySpec.at(2, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (!new ListMove(ListEnd.RIGHT, ListEnd.LEFT).run(call)) {
      call.reply().nullBulk();
    }
  }
}
