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
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;

/** {@code MOVE key db} */
final class MoveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("move", 3)
          .group(Group.GENERIC, "1.0.0")
          .summary("Moves a key to another database.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int target = Keys.database(call, 2);
    if (target == call.session().databaseIndex()) {
      throw new Refusal(Keys.SAME_OBJECT);
    }
    Entry entry = call.find(1);
    Entry other = call.keyspace().newEntry();
    if (entry == null || call.find(target, 1, other) != null) {
      call.reply().integer(0);
      return;
    }
    Database database = call.keyspace().database(target);
    call.database().move(entry, database, call.address(1), call.length(1), call.nowMs());
    call.changed(1);
    call.notify(target, EventClass.NEW, "new", 1);
    call.notify(EventClass.GENERIC, "move_from", 1);
    call.notify(target, EventClass.GENERIC, "move_to", 1);
    call.reply().integer(1);
  }
}
