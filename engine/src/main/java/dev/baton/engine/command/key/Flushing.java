package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** The option of FLUSHALL and FLUSHDB. Both propagate even when nothing was there. */
final class Flushing {
  private Flushing() {}

  static void check(Call call) {
    boolean known = call.count() == 1 || call.is(1, "SYNC") || call.is(1, "ASYNC");
    if (call.count() > 2 || !known) {
      throw new Refusal(Refusal.SYNTAX);
    }
  }

  static void finish(Call call, long deleted) {
    call.changed(deleted);
    call.notifyFlush();
    call.propagateAsSent();
    call.reply().ok();
  }
}
