package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import org.jspecify.annotations.Nullable;

/** {@code TOUCH key [key ...]} */
final class TouchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("touch", -2)
          .group(Group.GENERIC, "3.2.1")
          .summary(
              "Returns the number of existing keys out of those specified after "
                  + "updating the time they were last accessed.",
              "O(N) where N is the number of keys that will be touched.")
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
    Keys.replyCount(call, word -> touch(call, call.peek(word)));
  }

  private static boolean touch(Call call, @Nullable Entry entry) {
    if (entry != null) {
      entry.touch(call.nowMs());
    }
    return entry != null;
  }
}
