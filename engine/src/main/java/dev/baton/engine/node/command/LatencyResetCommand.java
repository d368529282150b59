package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.LatencyMonitor;

/** {@code LATENCY RESET [event [event ...]]} */
final class LatencyResetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("latency|reset", -2)
          .group(Group.SERVER, "2.8.13")
          .summary("Resets the latency data for one or more events.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  private final LatencyMonitor latencies;

  LatencyResetCommand(LatencyMonitor latencies) {
    this.latencies = latencies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long forgotten = call.count() == 2 ? latencies.resetAll() : 0;
    for (int i = 2; i < call.count(); i++) {
      forgotten += latencies.reset(call.bytes(i).toString()) ? 1 : 0;
    }
    call.reply().integer(forgotten);
  }
}
