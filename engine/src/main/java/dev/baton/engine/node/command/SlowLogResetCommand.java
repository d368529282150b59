package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.SlowLog;

/** {@code SLOWLOG RESET} */
final class SlowLogResetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("slowlog|reset", 2)
          .group(Group.SERVER, "2.2.12")
          .summary(
              "Clears all entries from the slow log.",
              "O(N) where N is the number of entries in the slowlog")
          .flags(Flag.ADMIN, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  private final SlowLog slowLog;

  SlowLogResetCommand(SlowLog slowLog) {
    this.slowLog = slowLog;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    slowLog.reset();
    call.reply().ok();
  }
}
