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

/** {@code LSET key index element}, a negative index counted from the end. */
final class LSetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lset", 4)
          .group(Group.LIST, "1.0.0")
          .summary(
              "Sets the value of an element in a list by its index.",
              "O(N) where N is the length of the list. Setting either the first or the last "
                  + "element of the list is O(1).")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.LIST)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.edit(1, Type.LIST);
    if (entry == null) {
      throw new Refusal("ERR no such key");
    }
    long index = call.integer(2);
    ListValue list = call.keyspace().lists().at(entry);
    if (!list.seek(index)) {
      throw new Refusal("ERR index out of range");
    }
    // As in Redis the old element counts as well.
    list.expect(1, call.length(3));
    list.seek(index);
    list.replace(call.address(3), call.length(3));
    list.shrink();
    call.changed(entry, 1);
    call.notify(EventClass.LIST, "lset", 1);
    call.reply().ok();
  }
}
