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

/** {@code LTRIM key start stop}: keeps what lies between both ends, which are included. */
final class LTrimCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("ltrim", 4)
          .group(Group.LIST, "1.0.0")
          .summary(
              "Removes elements from both ends a list. Deletes the list if all elements were "
                  + "trimmed.",
              "O(N) where N is the number of elements to be removed by the operation.")
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
    long start = call.integer(2);
    long stop = call.integer(3);
    Entry entry = call.edit(1, Type.LIST);
    if (entry != null) {
      trim(call, entry, start, stop);
    }
    call.reply().ok();
  }

  private static void trim(Call call, Entry entry, long start, long stop) {
    ListValue list = call.keyspace().lists().at(entry);
    long length = list.count();
    long first = Math.max(0, start < 0 ? start + length : start);
    long last = Math.min(length - 1, stop < 0 ? stop + length : stop);
    boolean keepsNone = first > last || first >= length;
    long before = keepsNone ? length : first;
    long after = keepsNone ? 0 : length - 1 - last;
    if (after > 0 && list.seek(-after)) {
      list.remove(after);
    }
    if (before > 0 && list.first()) {
      list.remove(before);
    }
    Lists.shortened(call, 1, entry, list, "ltrim", before + after);
  }
}
