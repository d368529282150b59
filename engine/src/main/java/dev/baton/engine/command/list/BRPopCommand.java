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
 * {@code BRPOP key [key ...] timeout}: replies the first key with a list and one element of it, and
 * waits for one.
 */
final class BRPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("brpop", -3)
          .group(Group.LIST, "2.0.0")
          .summary(
              "Removes and returns the last element in a list. Blocks until an element is "
                  + "available otherwise. Deletes the list if the last element was popped.",
              "O(N) where N is the number of provided keys.")
          .flags(Flag.WRITE, Flag.NOSCRIPT, Flag.BLOCKING)
          .categories(Category.LIST)
          .keys(KeySpec.range(1, -2, 1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    BlockingPop.run(call, ListEnd.RIGHT);
  }
}
