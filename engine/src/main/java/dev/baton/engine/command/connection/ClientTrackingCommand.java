package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Tracking;

/**
 * {@code CLIENT TRACKING ON | OFF [REDIRECT client-id] [PREFIX prefix [PREFIX prefix ...]] [BCAST]
 * [OPTIN] [OPTOUT] [NOLOOP]}
 */
final class ClientTrackingCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|tracking", -3)
          .group(Group.CONNECTION, "6.0.0")
          .summary(
              "Controls server-assisted client-side caching for the connection.",
              "O(1). Some options may introduce additional complexity.")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final Sessions sessions;
  private final Tracking tracking;

  ClientTrackingCommand(Sessions sessions, Tracking tracking) {
    this.sessions = sessions;
    this.tracking = tracking;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    TrackingOptions options = TrackingOptions.parse(call, sessions);
    if (call.is(2, "ON")) {
      options.check(call.session().tracking());
      tracking.turnOn(call.session(), options.chosen(), options.prefixes());
    } else if (call.is(2, "OFF")) {
      tracking.turnOff(call.session());
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
    call.reply().ok();
  }
}
