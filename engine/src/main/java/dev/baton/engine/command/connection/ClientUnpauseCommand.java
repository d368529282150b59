package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT UNPAUSE} */
final class ClientUnpauseCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|unpause", 2)
          .group(Group.CONNECTION, "6.2.0")
          .summary(
              "Resumes processing commands from paused clients.",
              "O(N) Where N is the number of paused clients")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final ClientPause pause;

  ClientUnpauseCommand(ClientPause pause) {
    this.pause = pause;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    pause.end();
    call.reply().ok();
  }
}
