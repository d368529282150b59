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

/**
 * {@code BLMOVE source destination LEFT | RIGHT LEFT | RIGHT timeout}: LMOVE that waits for the
 * source.
 */
final class BLMoveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("blmove", 6)
          .group(Group.LIST, "6.2.0")
          .summary(
              "Pops an element from a list, pushes it to another list and returns it. Blocks "
                  + "until an element is available otherwise. Deletes the list if the last "
                  + "element was moved.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.NOSCRIPT, Flag.BLOCKING)
          .categories(Category.LIST)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE),
              KeySpec.at(2, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  private static final Bytes LMOVE = Bytes.of("LMOVE");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    ListEnd from = ListEnd.of(call, 3);
    ListEnd to = ListEnd.of(call, 4);
    long deadlineMs = BlockingTimeout.seconds(call, 5);
    if (new ListMove(from, to).run(call)) {
      call.propagateRewritten()
          .literal(LMOVE)
          .word(1)
          .word(2)
          .literal(from.word())
          .literal(to.word());
    } else if (call.mayBlock()) {
      call.await(Type.LIST, deadlineMs).on(1, 1);
    } else {
      call.reply().nullBulk();
    }
  }
}
