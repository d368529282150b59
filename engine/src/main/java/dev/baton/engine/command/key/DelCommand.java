package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code DEL key [key ...]} */
final class DelCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("del", -2)
          .group(Group.GENERIC, "1.0.0")
          .summary(
              "Deletes one or more keys.",
              "O(N) where N is the number of keys that will be removed. When a "
                  + "key to remove holds a value other than a string, the individual "
                  + "complexity for this key is O(M) where M is the number of elements "
                  + "in the list, set, sorted set or hash. Removing a single key that "
                  + "holds a string value is O(1).")
          .flags(Flag.WRITE)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.range(1, -1, 1, KeyFlag.RM, KeyFlag.DELETE))
          .tips("request_policy:multi_shard", "response_policy:agg_sum")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Deletion.run(call);
  }
}
