package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;

/** {@code MEMORY PURGE}: gives back what is kept empty for new data; it moves nothing. */
final class MemoryPurgeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("memory|purge", 2)
          .group(Group.SERVER, "4.0.0")
          .summary(
              "Asks the allocator to release memory.",
              "Depends on how much memory is allocated, could be slow")
          .tips("request_policy:all_shards", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long ignored = call.keyspace().memory().compaction().giveSpare();
    call.reply().ok();
  }
}
