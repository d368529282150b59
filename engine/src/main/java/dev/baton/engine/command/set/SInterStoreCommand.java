package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code SINTERSTORE destination key [key ...]} */
final class SInterStoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sinterstore", -3)
          .group(Group.SET, "1.0.0")
          .summary(
              "Stores the intersect of multiple sets in a key.",
              "O(N*M) worst case where N is the cardinality of the smallest set and M is "
                  + "the number of sets.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.SET)
          .keys(
              KeySpec.at(1, KeyFlag.OW, KeyFlag.UPDATE),
              KeySpec.range(2, -1, 1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Combination sets = Combination.of(call, 2, call.count());
    Sets.store(call, sets.intersection(), SPEC.name());
  }
}
