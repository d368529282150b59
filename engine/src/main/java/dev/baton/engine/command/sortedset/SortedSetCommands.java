package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Command;
import java.util.List;

/** The table of the commands on sorted sets. */
public final class SortedSetCommands {
  private SortedSetCommands() {}

  /** One of each; {@code entropy} draws random members. */
  public static List<Command> all(Entropy entropy) {
    return List.of(
        new BZMPopCommand(),
        new BZPopMaxCommand(),
        new BZPopMinCommand(),
        new ZAddCommand(),
        new ZCardCommand(),
        new ZCountCommand(),
        new ZDiffCommand(),
        new ZDiffStoreCommand(),
        new ZIncrByCommand(),
        new ZInterCardCommand(),
        new ZInterCommand(),
        new ZInterStoreCommand(),
        new ZLexCountCommand(),
        new ZMPopCommand(),
        new ZMScoreCommand(),
        new ZPopMaxCommand(),
        new ZPopMinCommand(),
        new ZRandMemberCommand(entropy),
        new ZRangeByLexCommand(),
        new ZRangeByScoreCommand(),
        new ZRangeCommand(),
        new ZRangeStoreCommand(),
        new ZRankCommand(),
        new ZRemCommand(),
        new ZRemRangeByLexCommand(),
        new ZRemRangeByRankCommand(),
        new ZRemRangeByScoreCommand(),
        new ZRevRangeByLexCommand(),
        new ZRevRangeByScoreCommand(),
        new ZRevRangeCommand(),
        new ZRevRankCommand(),
        new ZScanCommand(),
        new ZScoreCommand(),
        new ZUnionCommand(),
        new ZUnionStoreCommand());
  }
}
