package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code RPUSHX key element [element ...]}: replies the new length, 0 without a list. */
final class RPushXCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("rpushx", -3)
          .group(Group.LIST, "2.2.0")
          .summary(
              "Appends an element to a list only when the list exists.",
              "O(1) for each element added, so O(N) to add N elements when the command is "
                  + "called with multiple arguments.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Lists.push(call, ListEnd.RIGHT, true);
  }
}
