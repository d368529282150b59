package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/**
 * {@code BGSAVE [SCHEDULE | CANCEL]}: writes a snapshot beside other work. It can do so beside a
 * rewrite of the append only file; with SCHEDULE it waits for its end. CANCEL gives up either.
 */
final class BgsaveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("bgsave", -1)
          .group(Group.SERVER, "1.0.0")
          .summary("Asynchronously saves the database(s) to disk.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.ADMIN, Flag.NO_ASYNC_LOADING)
          .build();

  private final Saving saving;

  BgsaveCommand(Saving saving) {
    this.saving = saving;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() == 1) {
      String error = saving.saveInBackground(call.nowMs());
      answer(call, error == null ? "+Background saving started" : "-" + error);
    } else if (call.count() == 2 && call.is(1, "schedule")) {
      answer(call, saving.saveWhenPossible(call.nowMs()));
    } else if (call.count() == 2 && call.is(1, "cancel")) {
      answer(call, saving.cancel());
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
  }

  private static void answer(Call call, String line) {
    if (line.startsWith("+")) {
      call.reply().simple(line.substring(1));
    } else {
      call.reply().error(line.substring(1));
    }
  }
}
