package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.LatencyMonitor;
import java.util.function.LongSupplier;

/** {@code LATENCY DOCTOR} */
final class LatencyDoctorCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("latency|doctor", 2)
          .group(Group.SERVER, "2.8.13")
          .summary("Returns a human-readable latency analysis report.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("nondeterministic_output", "request_policy:all_nodes", "response_policy:special")
          .build();

  private final LatencyMonitor latencies;
  private final LongSupplier thresholdMs;

  LatencyDoctorCommand(LatencyMonitor latencies, LongSupplier thresholdMs) {
    this.latencies = latencies;
    this.thresholdMs = thresholdMs;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().verbatim("txt", LatencyReport.of(latencies.events(), thresholdMs.getAsLong()));
  }
}
