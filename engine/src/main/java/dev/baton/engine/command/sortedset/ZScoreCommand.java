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

/** {@code ZSCORE key member} */
final class ZScoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zscore", 3)
          .group(Group.SORTED_SET, "1.2.0")
          .summary("Returns the score of a member in a sorted set.", "O(1)")
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
    SortedSetValue set = SortedSets.read(call, 1);
    if (set != null && set.find(call.address(2), call.length(2))) {
      call.reply().real(set.score());
    } else {
      call.reply().nullBulk();
    }
  }
}
