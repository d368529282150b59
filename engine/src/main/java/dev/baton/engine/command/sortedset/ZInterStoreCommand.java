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
 * {@code ZINTERSTORE target numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM |
 * MIN | MAX]}
 */
final class ZInterStoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zinterstore", -4)
          .group(Group.SORTED_SET, "2.0.0")
          .summary(
              "Stores the intersect of multiple sorted sets in a key.",
              "O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted "
                  + "set, K being the number of input sorted sets and M being the number of "
                  + "elements in the resulting sorted set.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.SORTEDSET)
          .keys(
              KeySpec.at(1, KeyFlag.OW, KeyFlag.UPDATE),
              KeySpec.counted(2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Combination.run(call, SPEC, Combination.Operation.INTERSECTION, Combination.Purpose.STORE);
  }
}
