package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands on estimated counts. */
public final class HyperLogLogCommands {
  private HyperLogLogCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        new PfAddCommand(),
        new PfCountCommand(),
        new PfDebugCommand(),
        new PfMergeCommand(),
        new PfSelfTestCommand());
  }
}
