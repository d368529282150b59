package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code SWAPDB index1 index2} */
final class SwapDbCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("swapdb", 3)
          .group(Group.SERVER, "4.0.0")
          .summary(
              "Swaps two Redis databases.",
              "O(N) where N is the count of clients watching or blocking on keys "
                  + "from both databases.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.KEYSPACE, Category.DANGEROUS)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int first = call.int32(1, "ERR invalid first DB index");
    int second = call.int32(2, "ERR invalid second DB index");
    int count = call.keyspace().databaseCount();
    if (first < 0 || first >= count || second < 0 || second >= count) {
      throw new Refusal(Keys.DATABASE_OUT_OF_RANGE);
    }
    call.keyspace().swap(first, second, call.nowMs());
    call.changed(1);
    call.reply().ok();
  }
}
