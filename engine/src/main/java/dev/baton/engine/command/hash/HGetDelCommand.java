package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;

/** {@code HGETDEL key FIELDS numfields field [field ...]} */
final class HGetDelCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hgetdel", -5)
          .group(Group.HASH, "8.0.0")
          .summary(
              "Returns the values of fields of a hash and deletes the fields. Deletes the "
                  + "hash if no fields remain.",
              "O(N) where N is the number of specified fields")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int first = FieldList.firstAt(call, 2, Refusal.SYNTAX);
    Entry entry = call.edit(1, Type.HASH);
    call.reply().array(call.count() - (long) first);
    ChangedFields changed = new ChangedFields(call, first);
    for (int i = first; i < call.count(); i++) {
      HashValue hash = entry == null ? null : Hashes.seen(call, entry);
      if (hash == null || !hash.find(call.address(i), call.length(i))) {
        call.reply().nullBulk();
      } else {
        Hashes.replyValue(call, hash);
        hash.removeFound();
        changed.add(i);
      }
    }
    if (entry != null && changed.count() > 0) {
      changed.tellDeleted(entry, "hdel");
    }
  }
}
