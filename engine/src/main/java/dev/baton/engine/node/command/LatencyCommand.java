package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.metrics.CommandStatistics;
import dev.baton.engine.metrics.LatencyMonitor;
import java.util.function.LongSupplier;

/** {@code LATENCY subcommand} */
final class LatencyCommand implements Command {
  private final CommandSpec spec;

  LatencyCommand(LatencyMonitor latencies, CommandStatistics statistics, LongSupplier thresholdMs) {
    spec =
        CommandSpec.command("latency", -2)
            .group(Group.SERVER, "2.8.13")
            .summary("A container for latency diagnostics commands.", "Depends on subcommand.")
            .subcommands(ObservationCommands.latencySubcommands(latencies, statistics, thresholdMs))
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    // Never reached: the arity asks for a subcommand, and the table resolves it.
    throw Refusal.wrongArity(spec);
  }
}
