package dev.baton.engine.command.connection;

import dev.baton.engine.command.Access;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Tracking;

/** {@code RESET}: the connection becomes as good as new, only its library's name stays. */
final class ResetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("reset", 1)
          .group(Group.CONNECTION, "6.2.0")
          .summary("Resets the connection.", "O(1)")
          .flags(
              Flag.NOSCRIPT,
              Flag.LOADING,
              Flag.STALE,
              Flag.FAST,
              Flag.NO_AUTH,
              Flag.ALLOW_BUSY,
              Flag.TRANSACTION_CONTROL)
          .categories(Category.CONNECTION)
          .build();

  private final Access access;
  private final Tracking tracking;

  ResetCommand(Access access, Tracking tracking) {
    this.access = access;
    this.tracking = tracking;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Session session = call.session();
    if (session.isReplica() || session.isPrimaryLink()) {
      throw new Refusal("ERR can only reset normal client connections");
    }
    tracking.turnOff(session);
    session.reset();
    access.forget(session);
    call.reply().simple("RESET");
  }
}
