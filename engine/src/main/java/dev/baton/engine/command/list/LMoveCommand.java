package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code LMOVE source destination LEFT | RIGHT LEFT | RIGHT} */
final class LMoveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lmove", 5)
          .group(Group.LIST, "6.2.0")
          .summary(
              "Returns an element after popping it from one list and pushing it to another. "
                  + "Deletes the list if the last element was moved.",
              "O(1)")
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
    ListEnd from = ListEnd.of(call, 3);
    ListEnd to = ListEnd.of(call, 4);
    if (!new ListMove(from, to).run(call)) {
      call.reply().nullBulk();
    }
  }
}
