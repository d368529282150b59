package dev.baton.engine.command.list;

import dev.baton.engine.base.Bytes;
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

/** {@code BRPOPLPUSH source destination timeout}: RPOPLPUSH that waits for the source. */
final class BRPopLPushCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("brpoplpush", 4)
          .group(Group.LIST, "2.2.0")
          .summary(
              "Pops an element from a list, pushes it to another list and returns it. Block "
                  + "until an element is available otherwise. Deletes the list if the last "
                  + "element was popped.",
              "O(1)")
          .deprecated("6.2.0", "`BLMOVE` with the `RIGHT` and `LEFT` arguments")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.NOSCRIPT, Flag.BLOCKING)
          .categories(Category.LIST)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE),
              KeySpec.at(2, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  private static final Bytes RPOPLPUSH = Bytes.of("RPOPLPUSH");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long deadlineMs = BlockingTimeout.seconds(call, 3);
    if (new ListMove(ListEnd.RIGHT, ListEnd.LEFT).run(call)) {
      call.propagateRewritten().literal(RPOPLPUSH).word(1).word(2);
    } else if (call.mayBlock()) {
      call.await(Type.LIST, deadlineMs).on(1, 1);
    } else {
      call.reply().nullBulk();
    }
  }
}
