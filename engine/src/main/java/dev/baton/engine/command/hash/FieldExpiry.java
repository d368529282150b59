package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.ExpiryCondition;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;

/**
 * Setting and telling when fields expire: the common parts of HEXPIRE, HPEXPIRE, HEXPIREAT,
 * HPEXPIREAT and of HTTL, HPTTL, HEXPIRETIME, HPEXPIRETIME.
 */
final class FieldExpiry {
  static final int NO_FIELD = -2;
  static final int NO_EXPIRY = -1;

  private static final int NOT_ALLOWED = 0;
  private static final int SET = 1;
  private static final int DELETED = 2;
  private static final int AMOUNT = 2;

  private FieldExpiry() {}

  /** Word 2 counts units of {@code unitMs} from {@code startMs} on. */
  static void set(Call call, CommandSpec spec, long startMs, long unitMs) {
    int fieldsAt = FieldList.find(call, AMOUNT + 1);
    ExpiryCondition condition = ExpiryCondition.parse(call, AMOUNT + 1, fieldsAt);
    int first = FieldList.first(call, fieldsAt, 1);
    long expireAtMs = absoluteMs(call, AMOUNT, spec, startMs, unitMs);
    boolean isPast = expireAtMs <= call.nowMs() && call.mayDeleteExpired();
    Entry entry = call.edit(1, Type.HASH);
    call.reply().array(call.count() - (long) first);
    ChangedFields changed = new ChangedFields(call, first);
    for (int i = first; i < call.count(); i++) {
      int result = NO_FIELD;
      if (entry != null) {
        HashValue hash = Hashes.seen(call, entry);
        boolean isThere = hash.find(call.address(i), call.length(i));
        result = isThere ? setFound(hash, condition, expireAtMs, isPast) : NO_FIELD;
      }
      if (result > NOT_ALLOWED) {
        changed.add(i);
      }
      call.reply().integer(result);
    }
    if (entry != null && changed.count() > 0) {
      if (isPast) {
        changed.tellExpired(entry);
      } else {
        changed.tellExpiring(entry, expireAtMs);
      }
    }
  }

  private static int setFound(
      HashValue hash, ExpiryCondition condition, long expireAtMs, boolean isPast) {
    if (!condition.allows(hash.expireAtMs(), expireAtMs)) {
      return NOT_ALLOWED;
    }
    if (isPast) {
      hash.removeFound();
      return DELETED;
    }
    hash.putExpiry(expireAtMs);
    return SET;
  }

  /** Tells in units of {@code unitMs}, rounded, how long after {@code startMs} fields expire. */
  static void tell(Call call, long startMs, long unitMs) {
    int first = FieldList.firstAt(call, AMOUNT, Refusal.SYNTAX);
    HashValue hash = Hashes.read(call);
    call.reply().array(call.count() - (long) first);
    for (int i = first; i < call.count(); i++) {
      if (hash == null || !hash.find(call.address(i), call.length(i))) {
        call.reply().integer(NO_FIELD);
      } else if (hash.expireAtMs() == Entry.NO_EXPIRY) {
        call.reply().integer(NO_EXPIRY);
      } else {
        long leftMs = Math.max(0, hash.expireAtMs() - startMs);
        call.reply()
            .integer(leftMs / unitMs + (leftMs % unitMs >= unitMs / 2 + unitMs % 2 ? 1 : 0));
      }
    }
  }

  /** The time a word stands for, in milliseconds since 1970; refuses what is no time. */
  static long absoluteMs(Call call, int word, CommandSpec spec, long startMs, long unitMs) {
    long amount = call.integer(word);
    if (amount < 0 || amount > (Long.MAX_VALUE - startMs) / unitMs) {
      throw new Refusal("ERR invalid expire time in '" + spec.fullName() + "' command");
    }
    return amount * unitMs + startMs;
  }
}
