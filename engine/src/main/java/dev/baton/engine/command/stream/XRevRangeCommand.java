package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code XREVRANGE key end start [COUNT count]} */
final class XRevRangeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xrevrange", -4)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns the messages from a stream within a range of IDs in "
                  + "reverse order.",
              "O(N) with N being the number of elements returned. If N is "
                  + "constant (e.g. always asking for the first 10 elements with "
                  + "COUNT), you can consider it O(1).")
          .flags(Flag.READONLY)
          .categories(Category.STREAM)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private final RangeReading range;

  XRevRangeCommand(RangeReading range) {
    this.range = range;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    range.back(call);
  }
}
