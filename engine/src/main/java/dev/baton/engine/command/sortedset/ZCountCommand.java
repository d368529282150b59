package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.SortedSetValue;

/** {@code ZCOUNT key min max} */
final class ZCountCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zcount", 4)
          .group(Group.SORTED_SET, "2.0.0")
          .summary(
              "Returns the count of members in a sorted set that have scores within a range.",
              "O(log(N)) with N being the number of elements in the sorted set.")
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
    Range range = Range.parse(call, Range.Kind.SCORE, 2, 3);
    SortedSetValue set = SortedSets.read(call, 1);
    call.reply().integer(set == null ? 0 : range.find(set, false).count());
  }
}
