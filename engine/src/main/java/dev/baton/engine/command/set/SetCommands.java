package dev.baton.engine.command.set;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands on sets. */
public final class SetCommands {
  private SetCommands() {}

  /** One of each; SPOP and SRANDMEMBER draw from {@code entropy}. */
  public static List<Command> all(Entropy entropy) {
    return List.of(
        new SAddCommand(),
        new SCardCommand(),
        new SDiffCommand(),
        new SDiffStoreCommand(),
        new SInterCardCommand(),
        new SInterCommand(),
        new SInterStoreCommand(),
        new SIsMemberCommand(),
        new SMIsMemberCommand(),
        new SMembersCommand(),
        new SMoveCommand(),
        new SPopCommand(entropy),
        new SRandMemberCommand(entropy),
        new SRemCommand(),
        new SScanCommand(),
        new SUnionCommand(),
        new SUnionStoreCommand());
  }
}
