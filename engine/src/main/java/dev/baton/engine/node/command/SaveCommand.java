package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code SAVE}: writes a snapshot while every client waits. */
final class SaveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("save", 1)
          .group(Group.SERVER, "1.0.0")
          .summary(
              "Synchronously saves the database(s) to disk.",
              "O(N) where N is the total number of keys in all databases")
          .flags(Flag.NOSCRIPT, Flag.ADMIN, Flag.NO_ASYNC_LOADING, Flag.NO_MULTI)
          .build();

  private final Saving saving;

  SaveCommand(Saving saving) {
    this.saving = saving;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String error = saving.save(call.nowMs());
    if (error == null) {
      call.reply().ok();
    } else {
      call.reply().error(error);
    }
  }
}
