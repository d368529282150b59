package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;

/** {@code BITFIELD_RO key [GET type offset ...]} */
final class BitFieldRoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bitfield_ro", -2)
          .group(Group.BITMAP, "6.0.0")
          .summary(
              "Performs arbitrary read-only bitfield integer operations on strings.",
              "O(1) for each subcommand specified")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.BITMAP)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    BitFieldSteps steps = BitFieldSteps.of(call);
    if (steps.write()) {
      throw new Refusal("ERR BITFIELD_RO only supports the GET subcommand");
    }
    steps.run();
  }
}
