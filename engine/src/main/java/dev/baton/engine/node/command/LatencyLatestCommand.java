package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.LatencyMonitor;
import java.util.List;

/** {@code LATENCY LATEST}: each event with its latest and its worst delay. */
final class LatencyLatestCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("latency|latest", 2)
          .group(Group.SERVER, "2.8.13")
          .summary("Returns the latest latency samples for all events.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("nondeterministic_output", "request_policy:all_nodes", "response_policy:special")
          .build();

  private final LatencyMonitor latencies;

  LatencyLatestCommand(LatencyMonitor latencies) {
    this.latencies = latencies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    List<LatencyMonitor.Event> events = latencies.events();
    call.reply().array(events.size());
    for (LatencyMonitor.Event event : events) {
      call.reply().array(4);
      call.reply().bulk(event.name());
      call.reply().integer(event.latest().atSeconds());
      call.reply().integer(event.latest().latencyMs());
      call.reply().integer(event.maxMs());
    }
  }
}
