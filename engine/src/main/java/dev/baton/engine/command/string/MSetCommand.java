package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code MSET key value [key value ...]} */
final class MSetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("mset", -3)
          .group(Group.STRING, "1.0.1")
          .summary(
              "Atomically creates or modifies the string values of one or more keys.",
              "O(N) where N is the number of keys to set.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STRING)
          .keys(KeySpec.range(1, -1, 2, KeyFlag.OW, KeyFlag.UPDATE))
          .tips("request_policy:multi_shard", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Pairs.check(call, SPEC);
    Pairs.put(call);
    call.reply().ok();
  }
}
