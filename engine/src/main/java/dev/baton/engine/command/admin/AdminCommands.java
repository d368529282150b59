package dev.baton.engine.command.admin;

import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import dev.baton.engine.config.Configuration;
import java.util.List;
import java.util.function.Supplier;

/** The table of the commands about the server. */
public final class AdminCommands {
  private AdminCommands() {}

  /**
   * One of each. The table is asked for at each call, because these commands are part of it; {@code
   * resetStatistics} is run by CONFIG RESETSTAT.
   */
  public static List<Command> all(
      Configuration configuration,
      Supplier<CommandTable> table,
      DebugPort debugPort,
      Runnable resetStatistics,
      Rewriting rewriting,
      Supplier<MemoryFacts> memory) {
    return List.of(
        new CommandCommand(table),
        new Container(
            "config",
            Group.SERVER,
            "2.0.0",
            "server configuration",
            configSubcommands(configuration, resetStatistics, rewriting)),
        new DebugCommand(debugPort, configuration),
        new LolWutCommand(),
        new Container(
            "memory", Group.SERVER, "4.0.0", "memory diagnostics", memorySubcommands(memory)),
        new TimeCommand());
  }

  static List<Command> commandSubcommands(Supplier<CommandTable> table) {
    return List.of(
        new CommandCountCommand(table),
        new CommandDocsCommand(table),
        new CommandGetKeysAndFlagsCommand(table),
        new CommandGetKeysCommand(table),
        new HelpCommand("command", Group.SERVER, "5.0.0", Category.CONNECTION),
        new CommandInfoCommand(table),
        new CommandListCommand(table));
  }

  private static List<Command> configSubcommands(
      Configuration configuration, Runnable resetStatistics, Rewriting rewriting) {
    return List.of(
        new ConfigGetCommand(configuration),
        new HelpCommand("config", Group.SERVER, "5.0.0"),
        new ConfigResetStatCommand(resetStatistics),
        new ConfigRewriteCommand(rewriting),
        new ConfigSetCommand(configuration));
  }

  private static List<Command> memorySubcommands(Supplier<MemoryFacts> memory) {
    return List.of(
        new MemoryDoctorCommand(memory),
        new HelpCommand("memory", Group.SERVER, "4.0.0"),
        new MemoryMallocStatsCommand(),
        new MemoryPurgeCommand(),
        new MemoryStatsCommand(memory),
        new MemoryUsageCommand());
  }
}
