package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZDIFFSTORE target numkeys key [key ...]} */
final class ZDiffStoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zdiffstore", -4)
          .group(Group.SORTED_SET, "6.2.0")
          .summary(
              "Stores the difference of multiple sorted sets in a key.",
              "O(L + (N-K)log(N)) worst case where L is the total number of elements in"
                  + " all the sets, N is the size of the first set, and K is the size of the "
                  + "result set.")
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
    Combination.run(call, SPEC, Combination.Operation.DIFFERENCE, Combination.Purpose.STORE);
  }
}
