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

/** {@code HPERSIST key FIELDS numfields field [field ...]} */
final class HPersistCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hpersist", -5)
          .group(Group.HASH, "7.4.0")
          .summary(
              "Removes the expiration time for each specified field.",
              "O(N) where N is the number of specified fields")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int first = FieldList.firstAt(call, 2, FieldList.MISMATCH);
    Entry entry = call.edit(1, Type.HASH);
    call.reply().array(call.count() - (long) first);
    ChangedFields changed = new ChangedFields(call, first);
    for (int i = first; i < call.count(); i++) {
      HashValue hash = entry == null ? null : Hashes.seen(call, entry);
      if (hash == null || !hash.find(call.address(i), call.length(i))) {
        call.reply().integer(FieldExpiry.NO_FIELD);
      } else if (hash.expireAtMs() == Entry.NO_EXPIRY) {
        call.reply().integer(FieldExpiry.NO_EXPIRY);
      } else {
        hash.putExpiry(Entry.NO_EXPIRY);
        changed.add(i);
        call.reply().integer(1);
      }
    }
    if (entry != null && changed.count() > 0) {
      changed.tellPersisted(entry);
    }
  }
}
