package dev.baton.engine.command.function;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands of functions. */
public final class FunctionCommands {
  private FunctionCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(new FunctionCommand());
  }

  static List<Command> subcommands() {
    return List.of(new FunctionFlushCommand(), new FunctionListCommand());
  }
}
