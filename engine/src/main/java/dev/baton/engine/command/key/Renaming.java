package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;

/**
 * Moving a value to another key of the same database, the common part of RENAME and RENAMENX. The
 * expiry moves along.
 */
final class Renaming {
  private Renaming() {}

  /** Moves word 1 to word 2 and returns whether it may; refuses a key that is not there. */
  static boolean run(Call call, boolean onlyIfAbsent) {
    Bytes source = call.bytes(1);
    Bytes target = call.bytes(2);
    Entry entry = call.find(source);
    if (entry == null) {
      throw new Refusal(Keys.NO_SUCH_KEY);
    }
    if (source.equals(target)) {
      return !onlyIfAbsent;
    }
    if (call.find(target) != null && onlyIfAbsent) {
      return false;
    }
    call.put(target, entry.value(), entry.expireAtMs());
    call.database().delete(source);
    call.changed(1);
    call.notify(EventClass.GENERIC, "rename_from", source);
    call.notify(EventClass.GENERIC, "rename_to", target);
    return true;
  }
}
