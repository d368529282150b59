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

/** {@code LINDEX key index}, a negative index counted from the end. */
final class LIndexCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lindex", 3)
          .group(Group.LIST, "1.0.0")
          .summary(
              "Returns an element from a list by its index.",
              "O(N) where N is the number of elements to traverse to get to the element at "
                  + "index. This makes asking for the first or the last element of the list "
                  + "O(1).")
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
    Entry entry = call.read(1, Type.LIST);
    if (entry == null) {
      call.reply().nullBulk();
      return;
    }
    long index = call.integer(2);
    ListValue list = call.keyspace().lists().at(entry);
    if (list.seek(index)) {
      Lists.reply(call.reply(), list);
    } else {
      call.reply().nullBulk();
    }
  }
}
