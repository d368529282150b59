package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Integers;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.StringValue;

/** Adding to the integer a key holds, the common part of INCR, DECR, INCRBY and DECRBY. */
final class Counter {
  private Counter() {}

  static void add(Call call, long amount) {
    Bytes key = call.bytes(1);
    StringValue old = Strings.find(call, key);
    long before = old == null ? 0 : number(old);
    long after = before + amount;
    if (((before ^ after) & (amount ^ after)) < 0) {
      throw new Refusal("ERR increment or decrement would overflow");
    }
    Strings.replace(call, key, StringValue.of(after), "incrby");
    call.reply().integer(after);
  }

  private static long number(StringValue value) {
    byte[] text = value.bytes().array();
    if (!Integers.isCanonicalLong(text)) {
      throw new Refusal(Refusal.NOT_AN_INTEGER);
    }
    return Integers.parse(text);
  }
}
