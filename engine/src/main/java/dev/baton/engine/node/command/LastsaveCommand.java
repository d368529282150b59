package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code LASTSAVE}: when data was last safe on disk, in seconds since 1970. */
final class LastsaveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("lastsave", 1)
          .group(Group.SERVER, "1.0.0")
          .summary("Returns the Unix timestamp of the last successful save to disk.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE, Flag.FAST)
          .categories(Category.ADMIN, Category.DANGEROUS)
          .build();

  private final Saving saving;

  LastsaveCommand(Saving saving) {
    this.saving = saving;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(saving.lastSaveMs() / 1000);
  }
}
