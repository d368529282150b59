package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFinders;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code BITFIELD key [step ...]}, the steps as in {@link BitFieldSteps}. */
final class BitFieldCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bitfield", -2)
          .group(Group.BITMAP, "3.2.0")
          .summary(
              "Performs arbitrary bitfield integer operations on strings.",
              "O(1) for each subcommand specified")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.BITMAP)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE, KeyFlag.VARIABLE_FLAGS)
                  .withNote("This command allows both access and modification of the key"))
          .keysFoundBy(KeyFinders::bitField)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    BitFieldSteps.of(call).run();
  }
}
