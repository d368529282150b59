package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.SetValue;

/** {@code SUNION key [key ...]} */
final class SUnionCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sunion", -2)
          .group(Group.SET, "1.0.0")
          .summary(
              "Returns the union of multiple sets.",
              "O(N) where N is the total number of elements in all given sets.")
          .flags(Flag.READONLY)
          .categories(Category.SET)
          .keys(KeySpec.range(1, -1, 1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output_order")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Combination sets = Combination.of(call, 1, call.count());
    SetValue result = sets.union();
    Sets.replyAll(call, result);
    result.discard();
  }
}
