package dev.baton.engine.command.transaction;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Transaction;

/** {@code MULTI}; inside of a transaction it is refused, and that goes on, as in Redis 7. */
final class MultiCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("multi", 1)
          .group(Group.TRANSACTIONS, "1.2.0")
          .summary("Starts a transaction.", "O(1)")
          .flags(
              Flag.NOSCRIPT,
              Flag.LOADING,
              Flag.STALE,
              Flag.FAST,
              Flag.ALLOW_BUSY,
              Flag.TRANSACTION_CONTROL)
          .categories(Category.TRANSACTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Transaction transaction = call.session().transaction();
    if (transaction.isOpen()) {
      throw new Refusal("ERR MULTI calls can not be nested");
    }
    transaction.open();
    call.reply().ok();
  }
}
