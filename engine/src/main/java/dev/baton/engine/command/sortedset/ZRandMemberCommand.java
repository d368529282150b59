package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code ZRANDMEMBER key [count [WITHSCORES]]} */
final class ZRandMemberCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zrandmember", -2)
          .group(Group.SORTED_SET, "6.2.0")
          .summary(
              "Returns one or more random members from a sorted set.",
              "O(N) where N is the number of members returned")
          .flags(Flag.READONLY)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output")
          .build();

  private final Sampling sampling;

  ZRandMemberCommand(Entropy entropy) {
    sampling = new Sampling(entropy);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    sampling.run(call);
  }
}
