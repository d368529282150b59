package dev.baton.engine.command.list;

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
 * {@code BLMPOP timeout numkeys key [key ...] LEFT | RIGHT [COUNT count]}: LMPOP that waits for a
 * list.
 */
final class BLMPopCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("blmpop", -5)
          .group(Group.LIST, "7.0.0")
          .summary(
              "Pops the first element from one of multiple lists. Blocks until an element is "
                  + "available otherwise. Deletes the list if the last element was popped.",
              "O(N+M) where N is the number of provided keys and M is the number of elements "
                  + "returned.")
          .flags(Flag.WRITE, Flag.BLOCKING)
          .categories(Category.LIST)
          .keys(KeySpec.counted(2, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long deadlineMs = BlockingTimeout.seconds(call, 1);
    MultiPop pop = MultiPop.of(call, 2);
    if (pop.run(call)) {
      return;
    }
    if (call.mayBlock()) {
      call.await(Type.LIST, deadlineMs).on(3, pop.keys());
    } else {
      call.reply().nullArray();
    }
  }
}
