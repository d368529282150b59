package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.LatencyMonitor;
import java.util.List;

/** {@code LATENCY HISTORY event} */
final class LatencyHistoryCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("latency|history", 3)
          .group(Group.SERVER, "2.8.13")
          .summary("Returns timestamp-latency samples for an event.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("nondeterministic_output", "request_policy:all_nodes", "response_policy:special")
          .build();

  private final LatencyMonitor latencies;

  LatencyHistoryCommand(LatencyMonitor latencies) {
    this.latencies = latencies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    List<LatencyMonitor.Sample> samples = latencies.history(call.bytes(2).toString());
    call.reply().array(samples.size());
    for (LatencyMonitor.Sample sample : samples) {
      call.reply().array(2);
      call.reply().integer(sample.atSeconds());
      call.reply().integer(sample.latencyMs());
    }
  }
}
