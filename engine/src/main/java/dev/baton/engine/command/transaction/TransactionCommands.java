package dev.baton.engine.command.transaction;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands of transactions. */
public final class TransactionCommands {
  private TransactionCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        new DiscardCommand(),
        new ExecCommand(),
        new MultiCommand(),
        new UnwatchCommand(),
        new WatchCommand());
  }
}
