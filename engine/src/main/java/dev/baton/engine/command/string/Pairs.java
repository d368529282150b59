package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;

/** The keys and values of MSET and MSETNX. */
final class Pairs {
  private Pairs() {}

  static void check(Call call, CommandSpec spec) {
    if (call.count() % 2 == 0) {
      throw Refusal.wrongArity(spec);
    }
  }

  static void put(Call call) {
    for (int i = 1; i < call.count(); i += 2) {
      call.put(i, call.value().string(call.address(i + 1), call.length(i + 1)), Entry.NO_EXPIRY);
      call.notify(EventClass.STRING, "set", i);
    }
    call.changed(call.count() / 2);
  }
}
