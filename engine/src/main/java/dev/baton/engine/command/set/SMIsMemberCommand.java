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

/** {@code SMISMEMBER key member [member ...]} */
final class SMIsMemberCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("smismember", -3)
          .group(Group.SET, "6.2.0")
          .summary(
              "Determines whether multiple members belong to a set.",
              "O(N) where N is the number of elements being checked for membership")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SetValue set = Sets.read(call);
    call.reply().array(call.count() - 2L);
    for (int i = 2; i < call.count(); i++) {
      boolean isMember = set != null && set.contains(call.address(i), call.length(i));
      call.reply().integer(isMember ? 1 : 0);
    }
  }
}
