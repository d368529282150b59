package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code EXPIRE key seconds [NX | XX | GT | LT]} */
final class ExpireCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("expire", -3)
          .group(Group.GENERIC, "1.0.0")
          .summary("Sets the expiration time of a key in seconds.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    ExpiryOperation.run(call, SPEC, call.nowMs(), 1000);
  }
}
