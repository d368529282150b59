package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code SUBSTR key start end}: GETRANGE under its old name. */
final class SubStrCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("substr", 4)
          .group(Group.STRING, "1.0.0")
          .summary(
              "Returns a substring from a string value.",
              "O(N) where N is the length of the returned string. The complexity "
                  + "is ultimately determined by the returned length, but because "
                  + "creating a substring from an existing string is very cheap, it can "
                  + "be considered O(1) for small strings.")
          .deprecated("2.0.0", "`GETRANGE`")
          .flags(Flag.READONLY)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    GetRangeCommand.range(call);
  }
}
