package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;

/**
 * {@code HGETEX key [EX seconds | PX milliseconds | EXAT seconds | PXAT milliseconds | PERSIST]
 * FIELDS numfields field [field ...]}, propagated as HPEXPIREAT, HPERSIST or HDEL.
 */
final class HGetExCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hgetex", -5)
          .group(Group.HASH, "8.0.0")
          .summary(
              "Returns the values of fields of a hash and sets or removes their expiration.",
              "O(N) where N is the number of specified fields")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int fieldsAt = FieldList.find(call, 2);
    FieldOptions options = FieldOptions.parse(call, 2, fieldsAt, FieldOptions.Kind.GET);
    int first = FieldList.first(call, fieldsAt, 1);
    Entry entry = call.read(1, Type.HASH);
    long expireAtMs = options.expireAtMs(call, SPEC);
    if (entry != null && options.changes()) {
      entry.keepImage();
    }
    call.reply().array(call.count() - (long) first);
    ChangedFields changed = new ChangedFields(call, first);
    boolean isPast = options.isPast(call, expireAtMs);
    for (int i = first; i < call.count(); i++) {
      HashValue hash = entry == null ? null : Hashes.seen(call, entry);
      if (hash == null || !hash.find(call.address(i), call.length(i))) {
        call.reply().nullBulk();
      } else {
        Hashes.replyValue(call, hash);
        if (options.changes() && change(hash, options, expireAtMs, isPast)) {
          changed.add(i);
        }
      }
    }
    if (entry != null && changed.count() > 0) {
      if (isPast) {
        changed.tellDeleted(entry, "hexpired");
      } else if (options.persists()) {
        changed.tellPersisted(entry);
      } else {
        changed.tellExpiring(entry, expireAtMs);
      }
    }
  }

  private static boolean change(
      HashValue hash, FieldOptions options, long expireAtMs, boolean isPast) {
    if (isPast) {
      hash.removeFound();
      return true;
    }
    if (options.persists() && hash.expireAtMs() == Entry.NO_EXPIRY) {
      return false;
    }
    hash.putExpiry(expireAtMs);
    return true;
  }
}
