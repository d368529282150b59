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

/** {@code COPY source destination [DB destination-db] [REPLACE]} */
final class CopyCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("copy", -3)
          .group(Group.GENERIC, "6.2.0")
          .summary(
              "Copies the value of a key to a new key.",
              "O(N) worst case for collections, where N is the number of nested "
                  + "items. O(1) for string values.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.KEYSPACE)
          .keys(
              KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS), KeySpec.at(2, KeyFlag.OW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    boolean replace = false;
    int index = call.session().databaseIndex();
    for (int i = 3; i < call.count(); i++) {
      if (call.is(i, "REPLACE")) {
        replace = true;
      } else if (call.is(i, "DB") && i + 1 < call.count()) {
        index = Keys.database(call, ++i);
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    call.reply().integer(copy(call, index, replace) ? 1 : 0);
  }

  private static boolean copy(Call call, int index, boolean replace) {
    if (index == call.session().databaseIndex() && Keys.areSame(call, 1, 2)) {
      throw new Refusal(Keys.SAME_OBJECT);
    }
    Entry entry = call.read(1);
    Entry other = call.keyspace().newEntry();
    if (entry == null || (call.find(index, 2, other) != null && !replace)) {
      return false;
    }
    Database database = call.keyspace().database(index);
    database.copy(entry, call.address(2), call.length(2), call.nowMs());
    call.changed(1);
    // A key that was there is replaced, not overwritten: the target is new in any case.
    call.notify(index, EventClass.NEW, "new", 2);
    call.notify(index, EventClass.GENERIC, "copy_to", 2);
    return true;
  }
}
