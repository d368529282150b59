package dev.baton.engine.command.list;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands on lists. */
public final class ListCommands {
  private ListCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        new BLMPopCommand(),
        new BLMoveCommand(),
        new BLPopCommand(),
        new BRPopCommand(),
        new BRPopLPushCommand(),
        new LIndexCommand(),
        new LInsertCommand(),
        new LLenCommand(),
        new LMPopCommand(),
        new LMoveCommand(),
        new LPopCommand(),
        new LPosCommand(),
        new LPushCommand(),
        new LPushXCommand(),
        new LRangeCommand(),
        new LRemCommand(),
        new LSetCommand(),
        new LTrimCommand(),
        new RPopCommand(),
        new RPopLPushCommand(),
        new RPushCommand(),
        new RPushXCommand());
  }
}
