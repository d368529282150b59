package dev.baton.engine.command.list;

import dev.baton.engine.base.Integers;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** LPOP and RPOP: the count is judged first, then the key is looked for. */
final class PopOperation {
  private static final String NEGATIVE = "ERR value is out of range, must be positive";

  private PopOperation() {}

  static void run(Call call, CommandSpec spec, ListEnd end) {
    if (call.count() > 3) {
      throw Refusal.wrongArity(spec);
    }
    boolean many = call.count() == 3;
    long wanted = many ? count(call) : 1;
    Entry entry = call.edit(1, Type.LIST);
    if (entry == null) {
      if (many) {
        call.reply().nullArray();
      } else {
        call.reply().nullBulk();
      }
      return;
    }
    long count = Math.min(wanted, call.keyspace().lists().at(entry).count());
    if (many) {
      call.reply().array(count);
    }
    if (count > 0) {
      Lists.pop(call, 1, entry, end, count);
    }
  }

  private static long count(Call call) {
    long text = call.address(2);
    int length = call.length(2);
    long count = Integers.isCanonicalLong(text, length) ? Integers.parse(text, length) : -1;
    if (count < 0) {
      throw new Refusal(NEGATIVE);
    }
    return count;
  }
}
