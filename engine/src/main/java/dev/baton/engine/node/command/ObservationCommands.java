package dev.baton.engine.node.command;

import dev.baton.engine.command.Command;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import dev.baton.engine.command.Monitors;
import dev.baton.engine.metrics.CommandStatistics;
import dev.baton.engine.metrics.LatencyMonitor;
import dev.baton.engine.metrics.SlowLog;
import java.util.List;
import java.util.function.LongSupplier;

/** The table of the commands that show what the server does. */
public final class ObservationCommands {
  private ObservationCommands() {}

  /** One of each; {@code thresholdMs} is asked whether delays are watched at all. */
  public static List<Command> all(
      Monitors monitors,
      SlowLog slowLog,
      LatencyMonitor latencies,
      CommandStatistics statistics,
      LongSupplier thresholdMs) {
    return List.of(
        new Container(
            "latency",
            Group.SERVER,
            "2.8.13",
            "latency diagnostics",
            latencySubcommands(latencies, statistics, thresholdMs)),
        new MonitorCommand(monitors),
        new Container("slowlog", Group.SERVER, "2.2.12", "slow log", slowLogSubcommands(slowLog)));
  }

  private static List<Command> latencySubcommands(
      LatencyMonitor latencies, CommandStatistics statistics, LongSupplier thresholdMs) {
    return List.of(
        new LatencyDoctorCommand(latencies, thresholdMs),
        new LatencyGraphCommand(latencies),
        new HelpCommand("latency", Group.SERVER, "2.8.13"),
        new LatencyHistogramCommand(statistics),
        new LatencyHistoryCommand(latencies),
        new LatencyLatestCommand(latencies),
        new LatencyResetCommand(latencies));
  }

  private static List<Command> slowLogSubcommands(SlowLog slowLog) {
    return List.of(
        new SlowLogGetCommand(slowLog),
        new HelpCommand("slowlog", Group.SERVER, "6.2.0"),
        new SlowLogLenCommand(slowLog),
        new SlowLogResetCommand(slowLog));
  }
}
