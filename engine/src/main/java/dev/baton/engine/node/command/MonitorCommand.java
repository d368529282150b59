package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Monitors;
import dev.baton.engine.command.Refusal;

/** {@code MONITOR}: asked for twice, it is not answered, as in Redis. */
final class MonitorCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("monitor", 1)
          .group(Group.SERVER, "1.0.0")
          .summary("Listens for all requests received by the server in real-time.", "")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Monitors monitors;

  MonitorCommand(Monitors monitors) {
    this.monitors = monitors;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (!call.mayBlock()) {
      throw new Refusal("ERR MONITOR isn't allowed for DENY BLOCKING client");
    }
    if (!call.session().isReplica() && !call.session().isMonitor()) {
      monitors.add(call.session());
      call.reply().ok();
    }
  }
}
