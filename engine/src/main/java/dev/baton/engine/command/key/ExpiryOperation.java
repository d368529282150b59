package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.ExpiryCondition;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;

/**
 * Setting an expiry, the common part of EXPIRE, PEXPIRE, EXPIREAT and PEXPIREAT. Propagated as
 * PEXPIREAT, or as DEL when the time has passed already.
 */
final class ExpiryOperation {
  private static final Bytes PEXPIREAT = Bytes.of("PEXPIREAT");
  private static final Bytes DEL = Bytes.of("DEL");
  private static final Bytes UNLINK = Bytes.of("UNLINK");

  private ExpiryOperation() {}

  /** Word 2 counts units of {@code unitMs} from {@code startMs} on. */
  static void run(Call call, CommandSpec spec, long startMs, long unitMs) {
    ExpiryCondition condition = ExpiryCondition.parse(call, 3, call.count());
    long expireAtMs = expireAtMs(call, spec, startMs, unitMs);
    Entry entry = call.find(1);
    if (entry == null || !condition.allows(entry.expireAtMs(), expireAtMs)) {
      call.reply().integer(0);
      return;
    }
    call.changed(1);
    if (expireAtMs <= call.nowMs() && call.mayDeleteExpired()) {
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", 1);
      call.propagateAs(call.settings().lazyFreeLazyExpire() ? UNLINK : DEL, call.bytes(1));
    } else {
      call.database().expireAt(entry, expireAtMs);
      call.notify(EventClass.GENERIC, "expire", 1);
      propagateAbsolute(call, expireAtMs);
    }
    call.reply().integer(1);
  }

  private static long expireAtMs(Call call, CommandSpec spec, long startMs, long unitMs) {
    long amount = call.integer(2);
    boolean fits = amount <= Long.MAX_VALUE / unitMs && amount >= Long.MIN_VALUE / unitMs;
    if (!fits || amount * unitMs > Long.MAX_VALUE - startMs) {
      throw new Refusal("ERR invalid expire time in '" + spec.fullName() + "' command");
    }
    return amount * unitMs + startMs;
  }

  private static void propagateAbsolute(Call call, long expireAtMs) {
    Rewrite rewrite = call.propagateRewritten().literal(PEXPIREAT).word(1).number(expireAtMs);
    for (int word = 3; word < call.count(); word++) {
      rewrite.word(word);
    }
  }
}
