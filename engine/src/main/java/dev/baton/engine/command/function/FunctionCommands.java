package dev.baton.engine.command.function;

import dev.baton.engine.command.Command;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import java.util.List;

/** The table of the commands of functions. */
public final class FunctionCommands {
  private FunctionCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(new Container("function", Group.SCRIPTING, "7.0.0", "function", subcommands()));
  }

  private static List<Command> subcommands() {
    return List.of(new FunctionFlushCommand(), new FunctionListCommand());
  }
}
