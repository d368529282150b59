package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;

/** {@code SINTERCARD numkeys key [key ...] [LIMIT limit]} */
final class SInterCardCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sintercard", -3)
          .group(Group.SET, "7.0.0")
          .summary(
              "Returns the number of members of the intersect of multiple sets.",
              "O(N*M) worst case where N is the cardinality of the smallest set and M is "
                  + "the number of sets.")
          .flags(Flag.READONLY)
          .categories(Category.SET)
          .keys(KeySpec.counted(1, KeyFlag.RO, KeyFlag.ACCESS))
          .build();

  private static final String NEGATIVE_LIMIT = "ERR LIMIT can't be negative";

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long keys = call.integer(1, "ERR numkeys should be greater than 0");
    if (keys < 1) {
      throw new Refusal("ERR numkeys should be greater than 0");
    }
    if (keys > call.count() - 2) {
      throw new Refusal("ERR Number of keys can't be greater than number of args");
    }
    int end = 2 + (int) keys;
    long limit = 0;
    for (int i = end; i < call.count(); i += 2) {
      if (!call.is(i, "LIMIT") || i + 1 == call.count()) {
        throw new Refusal(Refusal.SYNTAX);
      }
      limit = call.integer(i + 1, NEGATIVE_LIMIT);
      if (limit < 0) {
        throw new Refusal(NEGATIVE_LIMIT);
      }
    }
    call.reply().integer(Combination.of(call, 2, end).commonCount(limit));
  }
}
