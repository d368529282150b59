package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.metrics.SlowLog;

/** {@code SLOWLOG LEN} */
final class SlowLogLenCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("slowlog|len", 2)
          .group(Group.SERVER, "2.2.12")
          .summary("Returns the number of entries in the slow log.", "O(1)")
          .flags(Flag.ADMIN, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "response_policy:agg_sum", "nondeterministic_output")
          .build();

  private final SlowLog slowLog;

  SlowLogLenCommand(SlowLog slowLog) {
    this.slowLog = slowLog;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(slowLog.length());
  }
}
