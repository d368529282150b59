package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;

/** {@code DECRBY key decrement} */
final class DecrByCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("decrby", 3)
          .group(Group.STRING, "1.0.0")
          .summary(
              "Decrements a number from the integer value of a key. Uses 0 as "
                  + "initial value if the key doesn't exist.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long amount = call.integer(2);
    if (amount == Long.MIN_VALUE) {
      throw new Refusal("ERR decrement would overflow");
    }
    Counter.add(call, -amount);
  }
}
