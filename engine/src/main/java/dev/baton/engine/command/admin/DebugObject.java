package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** What DEBUG OBJECT tells of a key: the fields tests look at. */
final class DebugObject {
  // The time of the last use is a number of seconds that wraps around at 24 bits.
  private static final int CLOCK_MASK = (1 << 24) - 1;

  private DebugObject() {}

  static void reply(Call call) {
    Entry entry = call.keyspace().view();
    if (!call.database().find(call.address(2), call.length(2), entry)) {
      throw new Refusal("ERR no such key");
    }
    long length = entry.type() == Type.STRING ? entry.textLength() : entry.usedBytes();
    long idleSeconds = entry.idleSeconds(call.nowMs());
    call.reply()
        .simple(
            "Value at:0x0 refcount:1 encoding:"
                + entry.encoding().wireName()
                + " serializedlength:"
                + length
                + " lru:"
                + (call.nowMs() / 1000 - idleSeconds & CLOCK_MASK)
                + " lru_seconds_idle:"
                + idleSeconds);
  }
}
