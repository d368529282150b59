package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code CONFIG REWRITE} */
final class ConfigRewriteCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("config|rewrite", 2)
          .group(Group.SERVER, "2.8.0")
          .summary("Persists the effective configuration to file.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  private final Rewriting rewriting;

  ConfigRewriteCommand(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String error = rewriting.rewrite();
    if (error != null) {
      throw new Refusal(error);
    }
    call.reply().ok();
  }
}
