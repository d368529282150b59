package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;

/** {@code ZREM key member [member ...]} */
final class ZRemCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrem", -3)
          .group(Group.SORTED_SET, "1.2.0")
          .summary(
              "Removes one or more members from a sorted set. Deletes the sorted set if"
                  + " all members were removed.",
              "O(M*log(N)) with N being the number of elements in the sorted set and M "
                  + "the number of elements to be removed.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.edit(1, Type.SORTED_SET);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    SortedSetValue set = call.keyspace().sortedSets().at(entry);
    int removed = 0;
    for (int i = 2; i < call.count() && set.size() > 0; i++) {
      if (set.find(call.address(i), call.length(i))) {
        set.remove();
        removed++;
      }
    }
    if (removed > 0) {
      SortedSets.removed(call, 1, entry, set.size(), removed, "zrem");
    }
    call.reply().integer(removed);
  }
}
