package dev.baton.engine.command.transaction;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Transaction;
import dev.baton.engine.keyspace.Entry;

/** {@code WATCH key [key ...]} */
final class WatchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("watch", -2)
          .group(Group.TRANSACTIONS, "2.2.0")
          .summary(
              "Monitors changes to keys to determine the execution of a transaction.",
              "O(1) for every key.")
          .flags(
              Flag.NOSCRIPT,
              Flag.LOADING,
              Flag.STALE,
              Flag.FAST,
              Flag.ALLOW_BUSY,
              Flag.TRANSACTION_CONTROL)
          .categories(Category.TRANSACTION)
          .keys(KeySpec.range(1, -1, 1, KeyFlag.RO))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Transaction transaction = call.session().transaction();
    if (transaction.isOpen()) {
      throw new Refusal("ERR WATCH inside MULTI is not allowed");
    }
    for (int i = 1; i < call.count(); i++) {
      Bytes key = call.bytes(i);
      Entry view = call.keyspace().view();
      boolean expired = call.database().find(key, view) && view.isExpiredAt(call.nowMs());
      transaction.watch(call.keyspace(), call.session().databaseIndex(), key, expired);
    }
    call.reply().ok();
  }
}
