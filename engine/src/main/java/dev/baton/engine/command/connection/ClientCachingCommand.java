package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.TrackingState;

/** {@code CLIENT CACHING YES | NO} */
final class ClientCachingCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|caching", 3)
          .group(Group.CONNECTION, "6.0.0")
          .summary("Instructs the server whether to track the keys in the next request.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private static final String NOT_TRACKING =
      "ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or"
          + " OPTOUT mode enabled";

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    TrackingState tracking = call.session().tracking();
    if (!tracking.isOn()) {
      throw new Refusal(NOT_TRACKING);
    }
    if (!call.is(2, "YES") && !call.is(2, "NO")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (call.is(2, "YES") && !tracking.options().optIn()) {
      throw new Refusal(
          "ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode.");
    }
    if (call.is(2, "NO") && !tracking.options().optOut()) {
      throw new Refusal(
          "ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.");
    }
    tracking.setCaching(true);
    call.reply().ok();
  }
}
