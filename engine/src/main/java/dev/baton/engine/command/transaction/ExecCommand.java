package dev.baton.engine.command.transaction;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code EXEC}: the chain runs what is queued; only an EXEC without MULTI comes here. */
final class ExecCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("exec", 1)
          .group(Group.TRANSACTIONS, "1.2.0")
          .summary(
              "Executes all commands in a transaction.", "Depends on commands in the transaction")
          .flags(
              Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.SKIP_SLOWLOG, Flag.TRANSACTION_CONTROL)
          .categories(Category.TRANSACTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    throw new Refusal("ERR EXEC without MULTI");
  }
}
