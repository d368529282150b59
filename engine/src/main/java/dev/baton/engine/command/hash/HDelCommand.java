package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;

/** {@code HDEL key field [field ...]} */
final class HDelCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hdel", -3)
          .group(Group.HASH, "2.0.0")
          .summary(
              "Deletes one or more fields and their values from a hash. Deletes the hash "
                  + "if no fields remain.",
              "O(N) where N is the number of fields to be removed.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.edit(1, Type.HASH);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    HashValue hash = Hashes.seen(call, entry);
    int deleted = 0;
    for (int i = 2; i < call.count() && hash.size() > 0; i++) {
      deleted += hash.remove(call.address(i), call.length(i)) ? 1 : 0;
    }
    if (deleted > 0) {
      call.changed(entry, deleted);
      call.notify(EventClass.HASH, "hdel", 1);
      Hashes.deleteIfEmpty(call, entry, hash);
    }
    call.reply().integer(deleted);
  }
}
