package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;

/**
 * Moving a value to another key of the same database, the common part of RENAME and RENAMENX. The
 * expiry moves along.
 */
final class Renaming {
  private Renaming() {}

  /** Moves word 1 to word 2 and returns whether it may; refuses a key that is not there. */
  static boolean run(Call call, boolean onlyIfAbsent) {
    Entry entry = call.find(1);
    if (entry == null) {
      throw new Refusal(Keys.NO_SUCH_KEY);
    }
    if (Keys.areSame(call, 1, 2)) {
      return !onlyIfAbsent;
    }
    Entry other = call.keyspace().newEntry();
    if (call.find(call.session().databaseIndex(), 2, other) != null && onlyIfAbsent) {
      return false;
    }
    Database database = call.database();
    database.move(entry, database, call.address(2), call.length(2), call.nowMs());
    call.changed(1);
    // A key that was there is replaced, not overwritten: the target is new in any case.
    call.notify(EventClass.NEW, "new", 2);
    call.notify(EventClass.GENERIC, "rename_from", 1);
    call.notify(EventClass.GENERIC, "rename_to", 2);
    return true;
  }
}
