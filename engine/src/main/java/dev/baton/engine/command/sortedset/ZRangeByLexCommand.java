package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZRANGEBYLEX key min max [LIMIT offset count]} */
final class ZRangeByLexCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrangebylex", -4)
          .group(Group.SORTED_SET, "2.8.9")
          .summary(
              "Returns members in a sorted set within a lexicographical range.",
              "O(log(N)+M) with N being the number of elements in the sorted set and M "
                  + "the number of elements being returned. If M is constant (e.g. always "
                  + "asking for the first 10 elements with LIMIT), you can consider it "
                  + "O(log(N)).")
          .deprecated("6.2.0", "`ZRANGE` with the `BYLEX` argument")
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
    Ranging.reply(call, Range.Kind.TEXT, false);
  }
}
