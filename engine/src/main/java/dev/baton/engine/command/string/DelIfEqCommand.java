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

/**
 * {@code DELIFEQ key value}: lets go of a lock that is still held by whoever holds it. Valkey's;
 * propagated as DEL.
 */
final class DelIfEqCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("delifeq", 3)
          .group(Group.STRING, "9.0.0")
          .summary("Delete key if value matches string.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RM, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.find(1);
    boolean isDeleted = entry != null && Strings.isEqual(call, entry, 2);
    if (isDeleted) {
      call.delete(entry);
      call.changed(1);
      call.notify(EventClass.GENERIC, "del", 1);
      call.propagateAs(Strings.DEL, call.bytes(1));
    }
    call.reply().integer(isDeleted ? 1 : 0);
  }
}
