package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZRANGESTORE target source start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count]} */
final class ZRangeStoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrangestore", -5)
          .group(Group.SORTED_SET, "6.2.0")
          .summary(
              "Stores a range of members from sorted set in a key.",
              "O(log(N)+M) with N being the number of elements in the sorted set and M "
                  + "the number of elements stored into the destination key.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.SORTEDSET)
          .keys(
              KeySpec.at(1, KeyFlag.OW, KeyFlag.UPDATE), KeySpec.at(2, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Ranging.store(call);
  }
}
