package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;

/**
 * {@code LREM key count element}: removes that many equal elements, from the end when the count is
 * negative, all when it is 0.
 */
final class LRemCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lrem", 4)
          .group(Group.LIST, "1.0.0")
          .summary(
              "Removes elements from a list. Deletes the list if the last element was removed.",
              "O(N+M) where N is the length of the list and M is the number of elements removed.")
          .flags(Flag.WRITE)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long count = call.integer(2);
    Entry entry = call.edit(1, Type.LIST);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    ListValue list = call.keyspace().lists().at(entry);
    long limit =
        count == 0 ? Long.MAX_VALUE : count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
    long removed = count < 0 ? removeBack(call, list, limit) : remove(call, list, limit);
    call.reply().integer(removed);
    if (removed > 0) {
      Lists.shortened(call, 1, entry, list, "lrem", removed);
    }
  }

  private static long remove(Call call, ListValue list, long limit) {
    long removed = 0;
    boolean isThere = list.first();
    while (isThere && removed < limit && list.find(call.address(3), call.length(3))) {
      isThere = list.remove(1);
      removed++;
    }
    return removed;
  }

  private static long removeBack(Call call, ListValue list, long limit) {
    long removed = 0;
    boolean isThere = list.last();
    while (isThere && removed < limit && list.findBack(call.address(3), call.length(3))) {
      isThere = list.remove(1) ? list.previous() : list.last();
      removed++;
    }
    return removed;
  }
}
