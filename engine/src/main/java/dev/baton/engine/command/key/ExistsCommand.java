package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code EXISTS key [key ...]}: a key named twice counts twice. */
final class ExistsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("exists", -2)
          .group(Group.GENERIC, "1.0.0")
          .summary(
              "Determines whether one or more keys exist.",
              "O(N) where N is the number of keys to check.")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.range(1, -1, 1, KeyFlag.RO))
          .tips("request_policy:multi_shard", "response_policy:agg_sum")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Keys.replyCount(call, word -> call.peek(word) != null);
  }
}
