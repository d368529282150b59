package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code DBSIZE} */
final class DbSizeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("dbsize", 1)
          .group(Group.SERVER, "1.0.0")
          .summary("Returns the number of keys in the database.", "O(1)")
          .flags(Flag.READONLY, Flag.FAST)
          .categories(Category.KEYSPACE)
          .tips("request_policy:all_shards", "response_policy:agg_sum")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(call.database().size());
  }
}
