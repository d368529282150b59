package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CONFIG RESETSTAT} */
final class ConfigResetStatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("config|resetstat", 2)
          .group(Group.SERVER, "2.0.0")
          .summary("Resets the server's statistics.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  private final Runnable resetStatistics;

  ConfigResetStatCommand(Runnable resetStatistics) {
    this.resetStatistics = resetStatistics;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.keyspace().resetStatistics();
    resetStatistics.run();
    call.reply().ok();
  }
}
