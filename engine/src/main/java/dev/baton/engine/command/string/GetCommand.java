package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code GET key} */
final class GetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("get", 2)
          .group(Group.STRING, "1.0.0")
          .summary("Returns the string value of a key.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Strings.reply(call, 1);
  }
}
