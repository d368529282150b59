package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code FLUSHALL [ASYNC | SYNC]} */
final class FlushAllCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("flushall", -1)
          .group(Group.SERVER, "1.0.0")
          .summary(
              "Removes all keys from all databases.",
              "O(N) where N is the total number of keys in all databases")
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
    Flushing.finish(call, call.keyspace().flushAll());
  }
}
