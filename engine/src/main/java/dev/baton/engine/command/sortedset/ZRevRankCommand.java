package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZREVRANK key member [WITHSCORE]} */
final class ZRevRankCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrevrank", -3)
          .group(Group.SORTED_SET, "2.0.0")
          .summary(
              "Returns the index of a member in a sorted set ordered by descending scores.",
              "O(log(N))")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Rank.reply(call, true);
  }
}
