package dev.baton.engine.command.hash;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code HSETEX key [FNX | FXX] [EX seconds | PX milliseconds | EXAT seconds | PXAT milliseconds |
 * KEEPTTL] FIELDS numfields field value [field value ...]}, propagated with an absolute time, or as
 * HSET or HDEL.
 */
final class HSetExCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hsetex", -6)
          .group(Group.HASH, "8.0.0")
          .summary(
              "Sets fields of a hash, and sets or keeps their expiration.",
              "O(N) where N is the number of fields being set")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE, KeyFlag.INSERT))
          .build();

  private static final Bytes HSETEX = Bytes.of("HSETEX");
  private static final Bytes PXAT = Bytes.of("PXAT");
  private static final Bytes KEEPTTL = Bytes.of("KEEPTTL");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int fieldsAt = FieldList.find(call, 2);
    FieldOptions options = FieldOptions.parse(call, 2, fieldsAt, FieldOptions.Kind.SET);
    int first = FieldList.first(call, fieldsAt, 2);
    Entry entry = call.edit(1, Type.HASH);
    long expireAtMs = options.expireAtMs(call, SPEC);
    if (!options.allowsFields(call, entry, first)) {
      call.reply().integer(0);
    } else if (options.isPast(call, expireAtMs)) {
      call.reply().integer(delete(call, entry, first) ? 1 : 0);
    } else {
      set(call, options, expireAtMs, first);
      call.reply().integer(1);
    }
  }

  /** Deletes the fields, as their time has passed; returns whether all were there. */
  private static boolean delete(Call call, @Nullable Entry entry, int first) {
    ChangedFields deleted = new ChangedFields(call, first);
    if (entry == null) {
      return false;
    }
    HashValue hash = Hashes.seen(call, entry);
    for (int i = first; i < call.count(); i += 2) {
      if (hash.size() > 0 && hash.remove(call.address(i), call.length(i))) {
        deleted.add(i);
      }
    }
    if (deleted.count() > 0) {
      deleted.tellDeleted(entry, "hexpired");
    }
    return deleted.count() == (call.count() - first) / 2;
  }

  private static void set(Call call, FieldOptions options, long expireAtMs, int first) {
    HashValue hash = Hashes.writable(call);
    boolean keeps = options.keeps();
    boolean kept = false;
    ChangedFields expired = new ChangedFields(call, first);
    for (int i = first; i < call.count(); i += 2) {
      if (keeps && hash.isExpired(call.address(i), call.length(i))) {
        expired.add(i);
      }
      long after = keeps ? HashValue.SAME_EXPIRY : expireAtMs;
      hash.put(call.address(i), call.length(i), call.address(i + 1), call.length(i + 1), after);
      kept |= keeps && hash.expireAtMs() != Entry.NO_EXPIRY;
    }
    int fields = (call.count() - first) / 2;
    Hashes.store(call, hash, fields);
    call.notify(EventClass.HASH, "hset", 1);
    if (options.expires()) {
      call.notify(EventClass.HASH, "hexpire", 1);
    }
    // A replica does not hide a field from its primary, and would keep its old time.
    expired.propagateDeletion();
    propagate(call, options, kept, expireAtMs, first);
  }

  private static void propagate(
      Call call, FieldOptions options, boolean kept, long expireAtMs, int first) {
    Rewrite rewrite = call.propagateRewritten();
    if (options.expires() || kept) {
      rewrite.literal(HSETEX).word(1);
      if (options.expires()) {
        rewrite.literal(PXAT).number(expireAtMs);
      } else {
        rewrite.literal(KEEPTTL);
      }
      rewrite.literal(Hashes.FIELDS).number((call.count() - first) / 2);
    } else {
      rewrite.literal(Hashes.HSET).word(1);
    }
    for (int i = first; i < call.count(); i++) {
      rewrite.word(i);
    }
  }
}
