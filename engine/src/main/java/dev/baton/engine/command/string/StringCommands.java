package dev.baton.engine.command.string;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the string commands. */
public final class StringCommands {
  private StringCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        new AppendCommand(),
        new DecrByCommand(),
        new DecrCommand(),
        new DelIfEqCommand(),
        new GetCommand(),
        new GetDelCommand(),
        new GetExCommand(),
        new GetRangeCommand(),
        new GetSetCommand(),
        new IncrByCommand(),
        new IncrByFloatCommand(),
        new IncrCommand(),
        new LcsCommand(),
        new MGetCommand(),
        new MSetCommand(),
        new MSetExCommand(),
        new MSetNxCommand(),
        new PSetExCommand(),
        new SetCommand(),
        new SetExCommand(),
        new SetNxCommand(),
        new SetRangeCommand(),
        new StrLenCommand(),
        new SubStrCommand());
  }
}
