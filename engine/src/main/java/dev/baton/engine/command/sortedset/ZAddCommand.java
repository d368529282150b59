package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]} */
final class ZAddCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zadd", -4)
          .group(Group.SORTED_SET, "1.2.0")
          .summary(
              "Adds one or more members to a sorted set, or updates their scores. "
                  + "Creates the key if it doesn't exist.",
              "O(log(N)) for each item added, where N is the number of elements in the "
                  + "sorted set.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  private final Addition addition = new Addition();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    addition.run(call, 0);
  }
}
