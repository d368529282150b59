package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code QUIT} */
final class QuitCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("quit", -1)
          .group(Group.CONNECTION, "1.0.0")
          .summary("Closes the connection.", "O(1)")
          .deprecated("7.2.0", "just closing the connection")
          .flags(
              Flag.ALLOW_BUSY,
              Flag.NOSCRIPT,
              Flag.LOADING,
              Flag.STALE,
              Flag.FAST,
              Flag.NO_AUTH,
              Flag.TRANSACTION_CONTROL)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().ok();
    call.session().closeAfterReply("client quit");
  }
}
