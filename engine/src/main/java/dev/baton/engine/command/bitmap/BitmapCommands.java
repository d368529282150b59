package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the bitmap commands. */
public final class BitmapCommands {
  private BitmapCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        new BitCountCommand(),
        new BitFieldCommand(),
        new BitFieldRoCommand(),
        new BitOpCommand(),
        new BitPosCommand(),
        new GetBitCommand(),
        new SetBitCommand());
  }
}
