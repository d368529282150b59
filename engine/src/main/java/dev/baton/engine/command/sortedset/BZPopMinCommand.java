package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code BZPOPMIN key [key ...] timeout}: ZPOPMIN that waits for a set */
final class BZPopMinCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bzpopmin", -3)
          .group(Group.SORTED_SET, "5.0.0")
          .summary(
              "Removes and returns the member with the lowest score from one or more "
                  + "sorted sets. Blocks until a member is available otherwise. Deletes the "
                  + "sorted set if the last element was popped.",
              "O(log(N)) with N being the number of elements in the sorted set.")
          .flags(Flag.WRITE, Flag.NOSCRIPT, Flag.FAST, Flag.BLOCKING)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.range(1, -2, 1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Popping.LOWEST.runBlocking(call);
  }
}
