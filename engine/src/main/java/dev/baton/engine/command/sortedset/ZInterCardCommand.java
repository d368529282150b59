package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZINTERCARD numkeys key [key ...] [LIMIT limit]} */
final class ZInterCardCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zintercard", -3)
          .group(Group.SORTED_SET, "7.0.0")
          .summary(
              "Returns the number of members of the intersect of multiple sorted sets.",
              "O(N*K) worst case with N being the smallest input sorted set, K being "
                  + "the number of input sorted sets.")
          .flags(Flag.READONLY)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.counted(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Combination.run(call, SPEC, Combination.Operation.INTERSECTION, Combination.Purpose.COUNT);
  }
}
