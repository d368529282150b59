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

/** {@code SCARD key} */
final class SCardCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("scard", 2)
          .group(Group.SET, "1.0.0")
          .summary("Returns the number of members in a set.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SetValue set = Sets.read(call);
    call.reply().integer(set == null ? 0 : set.size());
  }
}
