package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.HashValue;

/** {@code HEXISTS key field} */
final class HExistsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hexists", 3)
          .group(Group.HASH, "2.0.0")
          .summary("Determines whether a field exists in a hash.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HashValue hash = Hashes.read(call);
    boolean isThere = hash != null && hash.find(call.address(2), call.length(2));
    call.reply().integer(isThere ? 1 : 0);
  }
}
