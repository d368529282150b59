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

/** {@code HGET key field} */
final class HGetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hget", 3)
          .group(Group.HASH, "2.0.0")
          .summary("Returns the value of a field in a hash.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HashValue hash = Hashes.read(call);
    if (hash == null) {
      call.reply().nullBulk();
    } else {
      Hashes.replyValue(call, hash, 2);
    }
  }
}
