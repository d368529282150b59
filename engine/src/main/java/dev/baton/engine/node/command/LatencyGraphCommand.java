package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.metrics.LatencyMonitor;
import java.util.List;

/** {@code LATENCY GRAPH event} */
final class LatencyGraphCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("latency|graph", 3)
          .group(Group.SERVER, "2.8.13")
          .summary("Returns a latency graph for an event.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("nondeterministic_output", "request_policy:all_nodes", "response_policy:special")
          .build();

  private final LatencyMonitor latencies;

  LatencyGraphCommand(LatencyMonitor latencies) {
    this.latencies = latencies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String event = call.bytes(2).toString();
    List<LatencyMonitor.Sample> samples = latencies.history(event);
    if (samples.isEmpty()) {
      throw new Refusal("ERR No samples available for event '" + event + "'");
    }
    call.reply().verbatim("txt", LatencyGraph.of(event, samples, call.nowMs() / 1000));
  }
}
