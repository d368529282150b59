package dev.baton.engine.command.list;

import dev.baton.engine.command.BlockingTimeout;
import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** BLPOP and BRPOP, which replicas know as a plain pop. */
final class BlockingPop {
  private BlockingPop() {}

  static void run(Call call, ListEnd end) {
    int keys = call.count() - 2;
    long deadlineMs = BlockingTimeout.seconds(call, call.count() - 1);
    int key = Lists.firstList(call, 1, keys);
    Entry entry = key == 0 ? null : call.edit(key, Type.LIST);
    if (entry != null) {
      call.reply().array(2);
      call.reply().bulk(call.address(key), call.length(key));
      Lists.pop(call, key, entry, end, 1);
      call.propagateRewritten().literal(end.popCommand()).word(key);
    } else if (call.mayBlock()) {
      call.await(Type.LIST, deadlineMs).on(1, keys);
    } else {
      call.reply().nullArray();
    }
  }
}
