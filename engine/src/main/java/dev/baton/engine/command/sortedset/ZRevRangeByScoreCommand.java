package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]} */
final class ZRevRangeByScoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrevrangebyscore", -4)
          .group(Group.SORTED_SET, "2.2.0")
          .summary(
              "Returns members in a sorted set within a range of scores in reverse order.",
              "O(log(N)+M) with N being the number of elements in the sorted set and M "
                  + "the number of elements being returned. If M is constant (e.g. always "
                  + "asking for the first 10 elements with LIMIT), you can consider it "
                  + "O(log(N)).")
          .deprecated("6.2.0", "`ZRANGE` with the `REV` and `BYSCORE` arguments")
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
    Ranging.reply(call, Range.Kind.SCORE, true);
  }
}
