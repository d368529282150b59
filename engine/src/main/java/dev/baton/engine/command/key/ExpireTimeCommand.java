package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code EXPIRETIME key} */
final class ExpireTimeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("expiretime", 2)
          .group(Group.GENERIC, "7.0.0")
          .summary("Returns the expiration time of a key as a Unix timestamp.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    TimeToLive.reply(call, 0, 1000);
  }
}
