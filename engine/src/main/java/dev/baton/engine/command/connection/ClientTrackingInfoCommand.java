package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.TrackingState;
import java.util.ArrayList;
import java.util.List;

/** {@code CLIENT TRACKINGINFO} */
final class ClientTrackingInfoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|trackinginfo", 2)
          .group(Group.CONNECTION, "6.2.0")
          .summary(
              "Returns information about server-assisted client-side caching for the "
                  + "connection.",
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
    List<String> flags = flags(tracking);
    call.reply().map(3);
    call.reply().bulk("flags");
    call.reply().set(flags.size());
    flags.forEach(call.reply()::bulk);
    call.reply().bulk("redirect");
    call.reply().integer(tracking.isOn() ? tracking.options().redirectId() : -1);
    call.reply().bulk("prefixes");
    call.reply().array(tracking.prefixes().size());
    tracking.prefixes().forEach(call.reply()::bulk);
  }

  private static List<String> flags(TrackingState tracking) {
    List<String> flags = new ArrayList<>();
    flags.add(tracking.isOn() ? "on" : "off");
    add(flags, tracking.options().broadcast(), "bcast");
    add(flags, tracking.options().optIn(), "optin");
    add(flags, tracking.options().optIn() && tracking.isCaching(), "caching-yes");
    add(flags, tracking.options().optOut(), "optout");
    add(flags, tracking.options().optOut() && tracking.isCaching(), "caching-no");
    add(flags, tracking.options().noLoop(), "noloop");
    add(flags, tracking.isRedirectBroken(), "broken_redirect");
    return flags;
  }

  private static void add(List<String> flags, boolean set, String name) {
    if (set) {
      flags.add(name);
    }
  }
}
