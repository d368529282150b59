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

/** {@code GETDEL key}, propagated as DEL. */
final class GetDelCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("getdel", 2)
          .group(Group.STRING, "6.2.0")
          .summary("Returns the string value of a key after deleting the key.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = Strings.reply(call, 1);
    if (entry != null) {
      call.delete(entry);
      call.changed(1);
      call.notify(EventClass.GENERIC, "del", 1);
      call.propagateAs(Strings.DEL, call.bytes(1));
    }
  }
}
