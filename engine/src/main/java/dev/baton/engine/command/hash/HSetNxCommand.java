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
import dev.baton.engine.keyspace.HashValue;

/** {@code HSETNX key field value} */
final class HSetNxCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hsetnx", 4)
          .group(Group.HASH, "2.0.0")
          .summary("Sets the value of a field in a hash only when the field doesn't exist.", "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HashValue hash = Hashes.writable(call);
    if (hash.find(call.address(2), call.length(2))) {
      call.reply().integer(0);
      return;
    }
    boolean wasExpired = hash.isExpired(call.address(2), call.length(2));
    hash.put(call.address(2), call.length(2), call.address(3), call.length(3));
    Hashes.store(call, hash, 1);
    call.notify(EventClass.HASH, "hset", 1);
    if (wasExpired) {
      // A replica does not hide the field from its primary, and would keep it.
      call.propagateRewritten().literal(Hashes.HSET).word(1).word(2).word(3);
    }
    call.reply().integer(1);
  }
}
