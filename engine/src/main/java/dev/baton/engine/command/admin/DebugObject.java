package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StringValue;

/** What DEBUG OBJECT tells of a key: the fields tests look at. */
final class DebugObject {
  private DebugObject() {}

  static void reply(Call call) {
    Entry entry = call.database().find(call.bytes(2));
    if (entry == null) {
      throw new Refusal("ERR no such key");
    }
    long length =
        switch (entry.value()) {
          case StringValue string -> string.bytes().length();
        };
    long idleSeconds = Math.max(0, call.nowMs() - entry.accessedAtMs()) / 1000;
    call.reply()
        .simple(
            "Value at:0x0 refcount:1 encoding:"
                + entry.value().encodingName()
                + " serializedlength:"
                + length
                + " lru:0 lru_seconds_idle:"
                + idleSeconds);
  }
}
