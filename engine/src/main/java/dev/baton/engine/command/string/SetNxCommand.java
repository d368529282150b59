package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code SETNX key value} */
final class SetNxCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("setnx", 3)
          .group(Group.STRING, "1.0.0")
          .summary("Set the string value of a key only when the key doesn't exist.", "O(1)")
          .deprecated("2.6.12", "`SET` with the `NX` argument")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.OW, KeyFlag.INSERT))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SetOptions options = SetOptions.none();
    options.onlyIfAbsent = true;
    boolean done = SetOperation.run(call, SPEC, 2, options);
    call.reply().integer(done ? 1 : 0);
  }
}
