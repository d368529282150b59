package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZINCRBY key increment member} */
final class ZIncrByCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zincrby", 4)
          .group(Group.SORTED_SET, "1.2.0")
          .summary(
              "Increments the score of a member in a sorted set.",
              "O(log(N)) where N is the number of elements in the sorted set.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  private final Addition addition = new Addition();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    addition.run(call, Addition.INCREMENT);
  }
}
