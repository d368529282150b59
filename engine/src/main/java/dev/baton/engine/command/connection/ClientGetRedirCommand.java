package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.TrackingState;

/** {@code CLIENT GETREDIR}: 0 without a redirection, -1 without tracking. */
final class ClientGetRedirCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|getredir", 2)
          .group(Group.CONNECTION, "6.0.0")
          .summary(
              "Returns the client ID to which the connection's tracking notifications "
                  + "are redirected.",
              "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    TrackingState tracking = call.session().tracking();
    call.reply().integer(tracking.isOn() ? tracking.options().redirectId() : -1);
  }
}
