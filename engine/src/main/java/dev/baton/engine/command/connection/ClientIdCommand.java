package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT ID} */
final class ClientIdCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|id", 2)
          .group(Group.CONNECTION, "5.0.0")
          .summary("Returns the unique client ID of the connection.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(call.session().id());
  }
}
