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

/** {@code SINTER key [key ...]} */
final class SInterCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sinter", -2)
          .group(Group.SET, "1.0.0")
          .summary(
              "Returns the intersect of multiple sets.",
              "O(N*M) worst case where N is the cardinality of the smallest set and M is "
                  + "the number of sets.")
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
    SetValue result = sets.intersection();
    Sets.replyAll(call, result);
    result.discard();
  }
}
