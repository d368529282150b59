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

/** {@code ZCARD key} */
final class ZCardCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zcard", 2)
          .group(Group.SORTED_SET, "1.2.0")
          .summary("Returns the number of members in a sorted set.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SortedSetValue set = SortedSets.read(call, 1);
    call.reply().integer(set == null ? 0 : set.size());
  }
}
