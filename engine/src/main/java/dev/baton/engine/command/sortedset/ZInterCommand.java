package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
 * [WITHSCORES]}
 */
final class ZInterCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zinter", -3)
          .group(Group.SORTED_SET, "6.2.0")
          .summary(
              "Returns the intersect of multiple sorted sets.",
              "O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted "
                  + "set, K being the number of input sorted sets and M being the number of "
                  + "elements in the resulting sorted set.")
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
    Combination.run(call, SPEC, Combination.Operation.INTERSECTION, Combination.Purpose.REPLY);
  }
}
