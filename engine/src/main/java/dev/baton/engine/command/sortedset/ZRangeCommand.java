package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]} */
final class ZRangeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrange", -4)
          .group(Group.SORTED_SET, "1.2.0")
          .summary(
              "Returns members in a sorted set within a range of indexes.",
              "O(log(N)+M) with N being the number of elements in the sorted set and M "
                  + "the number of elements returned.")
          .flags(Flag.READONLY)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Ranging.reply(call);
  }
}
