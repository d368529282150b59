package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.BlockingTimeout;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Type;

/**
 * {@code BZMPOP timeout numkeys key [key ...] MIN | MAX [COUNT count]}: ZMPOP that waits for a set
 */
final class BZMPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bzmpop", -5)
          .group(Group.SORTED_SET, "7.0.0")
          .summary(
              "Removes and returns a member by score from one or more sorted sets. "
                  + "Blocks until a member is available otherwise. Deletes the sorted set if "
                  + "the last element was popped.",
              "O(K) + O(M*log(N)) where K is the number of provided keys, N being the "
                  + "number of elements in the sorted set, and M being the number of elements"
                  + " popped.")
          .flags(Flag.WRITE, Flag.BLOCKING)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.counted(2, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    MultiPop pop = MultiPop.parse(call, 2);
    long deadlineMs = BlockingTimeout.seconds(call, 1);
    if (pop.run(call, 3)) {
      return;
    }
    if (call.mayBlock()) {
      call.await(Type.SORTED_SET, deadlineMs).on(3, pop.keys());
    } else {
      call.reply().nullArray();
    }
  }
}
