package dev.baton.engine.command.transaction;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code UNWATCH} */
final class UnwatchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("unwatch", 1)
          .group(Group.TRANSACTIONS, "2.2.0")
          .summary("Forgets about watched keys of a transaction.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.FAST, Flag.ALLOW_BUSY)
          .categories(Category.TRANSACTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.session().transaction().unwatch();
    call.reply().ok();
  }
}
