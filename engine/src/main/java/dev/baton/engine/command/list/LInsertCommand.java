package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.ListValue;
import dev.baton.engine.keyspace.Type;

/**
 * {@code LINSERT key BEFORE | AFTER pivot element}: replies the new length, 0 without a list and -1
 * without the pivot.
 */
final class LInsertCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("linsert", 5)
          .group(Group.LIST, "2.2.0")
          .summary(
              "Inserts an element before or after another element in a list.",
              "O(N) where N is the number of elements to traverse before seeing the value "
                  + "pivot. This means that inserting somewhere on the left end on the list "
                  + "(head) can be considered O(1) and inserting somewhere on the right end "
                  + "(tail) is O(N).")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    boolean after = call.is(2, "AFTER");
    if (!after && !call.is(2, "BEFORE")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    Entry entry = call.edit(1, Type.LIST);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    call.reply().integer(insert(call, entry, after));
  }

  private static long insert(Call call, Entry entry, boolean after) {
    ListValue list = call.keyspace().lists().at(entry);
    list.expect(1, call.length(4));
    if (!list.first() || !list.find(call.address(3), call.length(3))) {
      return -1;
    }
    if (after) {
      list.insertAfter(call.address(4), call.length(4));
    } else {
      list.insertBefore(call.address(4), call.length(4));
    }
    call.changed(entry, 1);
    call.notify(EventClass.LIST, "linsert", 1);
    return list.count();
  }
}
