package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/**
 * {@code BGSAVE [SCHEDULE]}: writes a snapshot beside other work. SCHEDULE changes nothing here,
 * because no other background writer can be in the way.
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
    if (call.count() > 2 || (call.count() == 2 && !call.is(1, "schedule"))) {
      throw new Refusal(Refusal.SYNTAX);
    }
    String error = saving.saveInBackground(call.nowMs());
    if (error == null) {
      call.reply().simple("Background saving started");
    } else {
      call.reply().error(error);
    }
  }
}
