package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;

/**
 * {@code MEMORY USAGE key [SAMPLES count]}: the bytes of key and value and of their place in the
 * table.
 */
final class MemoryUsageCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("memory|usage", -3)
          .group(Group.SERVER, "4.0.0")
          .summary("Estimates the memory usage of a key.", "O(N) where N is the number of samples.")
          .flags(Flag.READONLY)
          .keys(KeySpec.at(2, KeyFlag.RO))
          .build();

  // The share of the table: a slot of a bucket that is three quarters full.
  private static final long OVERHEAD_BYTES = 8;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    for (int i = 3; i < call.count(); i += 2) {
      if (i + 1 == call.count() || !call.is(i, "SAMPLES")) {
        throw new Refusal(Refusal.SYNTAX);
      }
      if (call.integer(i + 1) < 0) {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    Entry entry = call.peek(2);
    if (entry == null) {
      call.reply().nullBulk();
      return;
    }
    call.reply().integer(OVERHEAD_BYTES + entry.usedBytes());
  }
}
