package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZPOPMIN key [count]} */
final class ZPopMinCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zpopmin", -2)
          .group(Group.SORTED_SET, "5.0.0")
          .summary(
              "Returns the lowest-scoring members from a sorted set after removing "
                  + "them. Deletes the sorted set if the last member was popped.",
              "O(log(N)*M) with N being the number of elements in the sorted set, and M"
                  + " being the number of elements popped.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Popping.LOWEST.run(call);
  }
}
