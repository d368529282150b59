package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.LongReply;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;

/** {@code LRANGE key start stop}, both ends included, negative ones counted from the end. */
final class LRangeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lrange", 4)
          .group(Group.LIST, "1.0.0")
          .summary(
              "Returns a range of elements from a list.",
              "O(S+N) where S is the distance of start offset from HEAD for small lists, from "
                  + "nearest end (HEAD or TAIL) for large lists; and N is the number of "
                  + "elements in the specified range.")
          .flags(Flag.READONLY)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long start = call.integer(2);
    long stop = call.integer(3);
    Entry entry = call.read(1, Type.LIST);
    if (entry == null) {
      call.reply().array(0);
      return;
    }
    ListValue list = call.keyspace().lists().at(entry);
    long length = list.count();
    long first = Math.max(0, start < 0 ? start + length : start);
    long last = Math.min(length - 1, stop < 0 ? stop + length : stop);
    // Not only the difference: it overflows for the farthest of bounds.
    long count = first <= last ? last - first + 1 : 0;
    call.reply().array(count);
    if (LongReply.isWorth(call, entry, count, length)) {
      FrozenReply.begin(call, entry, value -> ListRange.of(value, first, count));
      return;
    }
    if (count > 0) {
      list.seek(first);
    }
    for (long i = 0; i < count; i++) {
      Lists.reply(call.reply(), list);
      list.next();
    }
  }
}
