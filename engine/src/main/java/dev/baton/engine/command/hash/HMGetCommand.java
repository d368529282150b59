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

/** {@code HMGET key field [field ...]} */
final class HMGetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hmget", -3)
          .group(Group.HASH, "2.0.0")
          .summary(
              "Returns the values of all fields in a hash.",
              "O(N) where N is the number of fields being requested.")
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
    call.reply().array(call.count() - 2L);
    for (int i = 2; i < call.count(); i++) {
      if (hash == null) {
        call.reply().nullBulk();
      } else {
        Hashes.replyValue(call, hash, i);
      }
    }
  }
}
