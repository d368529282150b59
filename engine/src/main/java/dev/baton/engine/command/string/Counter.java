package dev.baton.engine.command.string;

import dev.baton.engine.base.Integers;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** Adding to the integer a key holds, the common part of INCR, DECR, INCRBY and DECRBY. */
final class Counter {
  private Counter() {}

  static void add(Call call, long amount) {
    Entry old = call.find(1, Type.STRING);
    long before = old == null ? 0 : number(old);
    long after = before + amount;
    if (((before ^ after) & (amount ^ after)) < 0) {
      throw new Refusal("ERR increment or decrement would overflow");
    }
    call.put(1, call.value().number(after), Strings.expiryOf(old));
    call.changed(1);
    call.notify(EventClass.STRING, "incrby", 1);
    call.reply().integer(after);
  }

  /** A raw text may be an integer, too. */
  private static long number(Entry entry) {
    if (entry.isNumber()) {
      return entry.number();
    }
    if (!Integers.isCanonicalLong(entry.textAddress(), entry.textLength())) {
      throw new Refusal(Refusal.NOT_AN_INTEGER);
    }
    return Integers.parse(entry.textAddress(), entry.textLength());
  }
}
