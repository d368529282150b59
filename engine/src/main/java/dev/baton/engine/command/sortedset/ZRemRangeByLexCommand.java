package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZREMRANGEBYLEX key min max} */
final class ZRemRangeByLexCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zremrangebylex", 4)
          .group(Group.SORTED_SET, "2.8.9")
          .summary(
              "Removes members in a sorted set within a lexicographical range. Deletes "
                  + "the sorted set if all members were removed.",
              "O(log(N)+M) with N being the number of elements in the sorted set and M "
                  + "the number of elements removed by the operation.")
          .flags(Flag.WRITE)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SortedSets.removeRange(call, Range.Kind.TEXT, "zremrangebylex");
  }
}
