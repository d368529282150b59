package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.Entry;

/** What TTL, PTTL, EXPIRETIME and PEXPIRETIME reply: -2 without the key, -1 without an expiry. */
final class TimeToLive {
  private TimeToLive() {}

  /** Replies the time after {@code startMs} in units of {@code unitMs}, rounded. */
  static void reply(Call call, long startMs, long unitMs) {
    Entry entry = call.peek(1);
    if (entry == null) {
      call.reply().integer(-2);
    } else if (!entry.expires()) {
      call.reply().integer(-1);
    } else {
      long leftMs = Math.max(0, entry.expireAtMs() - startMs);
      call.reply().integer((leftMs + unitMs / 2) / unitMs);
    }
  }
}
