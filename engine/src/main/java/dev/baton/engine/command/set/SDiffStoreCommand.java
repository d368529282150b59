package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code SDIFFSTORE destination key [key ...]} */
final class SDiffStoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sdiffstore", -3)
          .group(Group.SET, "1.0.0")
          .summary(
              "Stores the difference of multiple sets in a key.",
              "O(N) where N is the total number of elements in all given sets.")
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
    Sets.store(call, sets.difference(), SPEC.name());
  }
}
