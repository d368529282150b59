package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.resp.ReplyWriter;

/** {@code ZMSCORE key member [member ...]} */
final class ZMScoreCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("zmscore", -3)
          .group(Group.SORTED_SET, "6.2.0")
          .summary(
              "Returns the score of one or more members in a sorted set.",
              "O(N) where N is the number of members being requested.")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.SORTEDSET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SortedSetValue set = SortedSets.read(call, 1);
    ReplyWriter reply = call.reply();
    reply.array(call.count() - 2L);
    for (int i = 2; i < call.count(); i++) {
      if (set != null && set.find(call.address(i), call.length(i))) {
        reply.real(set.score());
      } else {
        reply.nullBulk();
      }
    }
  }
}
