package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** {@code MGET key [key ...]} */
final class MGetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("mget", -2)
          .group(Group.STRING, "1.0.0")
          .summary(
              "Atomically returns the string values of one or more keys.",
              "O(N) where N is the number of keys to retrieve.")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.range(1, -1, 1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("request_policy:multi_shard")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().array(call.count() - 1);
    for (int i = 1; i < call.count(); i++) {
      // A value of another type is none here.
      Entry entry = call.read(i);
      if (entry == null || entry.type() != Type.STRING) {
        call.reply().nullBulk();
      } else {
        Strings.reply(call, entry);
      }
    }
  }
}
