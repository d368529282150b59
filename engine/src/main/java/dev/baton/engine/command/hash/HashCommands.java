package dev.baton.engine.command.hash;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands on hashes. */
public final class HashCommands {
  private HashCommands() {}

  /** One of each; HRANDFIELD draws from {@code entropy}. */
  public static List<Command> all(Entropy entropy) {
    return List.of(
        new HDelCommand(),
        new HExistsCommand(),
        new HExpireAtCommand(),
        new HExpireCommand(),
        new HExpireTimeCommand(),
        new HGetAllCommand(),
        new HGetCommand(),
        new HGetDelCommand(),
        new HGetExCommand(),
        new HIncrByCommand(),
        new HIncrByFloatCommand(),
        new HKeysCommand(),
        new HLenCommand(),
        new HMGetCommand(),
        new HMSetCommand(),
        new HPExpireAtCommand(),
        new HPExpireCommand(),
        new HPExpireTimeCommand(),
        new HPTtlCommand(),
        new HPersistCommand(),
        new HRandFieldCommand(entropy),
        new HScanCommand(),
        new HSetCommand(),
        new HSetExCommand(),
        new HSetNxCommand(),
        new HStrLenCommand(),
        new HTtlCommand(),
        new HValsCommand());
  }
}
