package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code UNLINK key [key ...]} */
final class UnlinkCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("unlink", -2)
          .group(Group.GENERIC, "4.0.0")
          .summary(
              "Asynchronously deletes one or more keys.",
              "O(1) for each key removed regardless of its size. Then the command "
                  + "does O(N) work in a different thread in order to reclaim memory, "
                  + "where N is the number of allocations the deleted objects where "
                  + "composed of.")
          .flags(Flag.WRITE, Flag.FAST)
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
