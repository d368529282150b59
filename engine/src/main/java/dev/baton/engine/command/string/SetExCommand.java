package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code SETEX key seconds value} */
final class SetExCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("setex", 4)
          .group(Group.STRING, "2.0.0")
          .summary(
              "Sets the string value and expiration time of a key. Creates the "
                  + "key if it doesn't exist.",
              "O(1)")
          .deprecated("2.6.12", "`SET` with the `EX` argument")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STRING)
          .keys(KeySpec.at(1, KeyFlag.OW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SetOptions options = SetOptions.expiring(ExpiryOption.EX, 2);
    SetOperation.run(call, SPEC, 3, options);
    call.reply().ok();
  }
}
