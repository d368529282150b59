package dev.baton.engine.command.transaction;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Transaction;

/** {@code DISCARD} */
final class DiscardCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("discard", 1)
          .group(Group.TRANSACTIONS, "2.0.0")
          .summary("Discards a transaction.", "O(N), when N is the number of queued commands")
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
    if (!transaction.isOpen()) {
      throw new Refusal("ERR DISCARD without MULTI");
    }
    transaction.discard();
    call.reply().ok();
  }
}
