package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZMPOP numkeys key [key ...] MIN | MAX [COUNT count]} */
final class ZMPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zmpop", -4)
          .group(Group.SORTED_SET, "7.0.0")
          .summary(
              "Returns the highest- or lowest-scoring members from one or more sorted "
                  + "sets after removing them. Deletes the sorted set if the last member was "
                  + "popped.",
              "O(K) + O(M*log(N)) where K is the number of provided keys, N being the "
                  + "number of elements in the sorted set, and M being the number of elements"
                  + " popped.")
          .flags(Flag.WRITE)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.counted(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    MultiPop pop = MultiPop.parse(call, 1);
    if (!pop.run(call, 2)) {
      call.reply().nullArray();
    }
  }
}
