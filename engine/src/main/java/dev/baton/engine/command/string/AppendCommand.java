package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** {@code APPEND key value} */
final class AppendCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("append", 3)
          .group(Group.STRING, "2.0.0")
          .summary(
              "Appends a string to the value of a key. Creates the key if it " + "doesn't exist.",
              "O(1). The amortized time complexity is O(1) assuming the appended "
                  + "value is small and the already present value is of any size, since "
                  + "the dynamic string library used by Redis will double the free "
                  + "space available on every reallocation.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int added = call.length(2);
    Entry entry = call.edit(1, Type.STRING);
    int length = entry == null ? added : append(call, entry, added);
    if (entry == null) {
      call.put(1, call.value().string(call.address(2), added), Entry.NO_EXPIRY);
      call.changed(1);
    }
    call.notify(EventClass.STRING, "append", 1);
    call.reply().integer(length);
  }

  private static int append(Call call, Entry entry, int added) {
    int length = entry.textLength();
    Strings.checkLength(call, length, added);
    entry.resizeText(length + added);
    entry.memory().copyIn(call.address(2), entry.textAddress() + length, added);
    call.changed(entry, 1);
    return length + added;
  }
}
