package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code FLUSHDB [ASYNC | SYNC]} */
final class FlushDbCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("flushdb", -1)
          .group(Group.SERVER, "1.0.0")
          .summary(
              "Remove all keys from the current database.",
              "O(N) where N is the number of keys in the selected database")
          .flags(Flag.WRITE)
          .categories(Category.KEYSPACE, Category.DANGEROUS)
          .tips("request_policy:all_shards", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Flushing.check(call);
    Flushing.finish(call, call.database().clear());
  }
}
