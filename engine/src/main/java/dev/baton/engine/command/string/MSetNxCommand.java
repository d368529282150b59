package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code MSETNX key value [key value ...]}: all or, if one key is there, none. */
final class MSetNxCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("msetnx", -3)
          .group(Group.STRING, "1.0.1")
          .summary(
              "Atomically modifies the string values of one or more keys only "
                  + "when all keys don't exist.",
              "O(N) where N is the number of keys to set.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STRING)
          .keys(KeySpec.range(1, -1, 2, KeyFlag.OW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Pairs.check(call, SPEC);
    for (int i = 1; i < call.count(); i += 2) {
      if (call.find(i) != null) {
        call.reply().integer(0);
        return;
      }
    }
    Pairs.put(call);
    call.reply().integer(1);
  }
}
