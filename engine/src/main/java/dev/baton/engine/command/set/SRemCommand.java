package dev.baton.engine.command.set;

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
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;

/** {@code SREM key member [member ...]} */
final class SRemCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("srem", -3)
          .group(Group.SET, "1.0.0")
          .summary(
              "Removes one or more members from a set. Deletes the set if the last member "
                  + "was removed.",
              "O(N) where N is the number of members to be removed.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.edit(1, Type.SET);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    SetValue set = call.keyspace().sets().at(entry);
    int removed = 0;
    for (int i = 2; i < call.count() && set.size() > 0; i++) {
      removed += set.remove(call.address(i), call.length(i)) ? 1 : 0;
    }
    if (removed > 0) {
      call.changed(entry, removed);
      call.notify(EventClass.SET, "srem", 1);
      Sets.deleteIfEmpty(call, entry, set, 1);
    }
    call.reply().integer(removed);
  }
}
