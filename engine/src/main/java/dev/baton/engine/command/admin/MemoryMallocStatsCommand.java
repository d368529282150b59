package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;

/** {@code MEMORY MALLOC-STATS}: the answer of a server without jemalloc. */
final class MemoryMallocStatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("memory|malloc-stats", 2)
          .group(Group.SERVER, "4.0.0")
          .summary(
              "Returns the allocator statistics.",
              "Depends on how much memory is allocated, could be slow")
          .tips("nondeterministic_output", "request_policy:all_shards", "response_policy:special")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().verbatim("txt", "Stats not supported for the current allocator");
  }
}
