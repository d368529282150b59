package dev.baton.engine.command.key;

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

/** {@code PERSIST key} */
final class PersistCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("persist", 2)
          .group(Group.GENERIC, "2.2.0")
          .summary("Removes the expiration time of a key.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.find(1);
    boolean persisted = entry != null && entry.expires();
    if (entry != null && persisted) {
      call.database().expireAt(entry, Entry.NO_EXPIRY);
      call.changed(1);
      call.notify(EventClass.GENERIC, "persist", 1);
    }
    call.reply().integer(persisted ? 1 : 0);
  }
}
