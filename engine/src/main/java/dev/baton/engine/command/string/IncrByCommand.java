package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code INCRBY key increment} */
final class IncrByCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("incrby", 3)
          .group(Group.STRING, "1.0.0")
          .summary(
              "Increments the integer value of a key by a number. Uses 0 as "
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
    Counter.add(call, call.integer(2));
  }
}
