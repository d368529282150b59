package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.config.Configuration;

/** {@code CONFIG subcommand} */
final class ConfigCommand implements Command {
  private final CommandSpec spec;

  ConfigCommand(Configuration configuration, Runnable resetStatistics, Rewriting rewriting) {
    spec =
        CommandSpec.command("config", -2)
            .group(Group.SERVER, "2.0.0")
            .summary("A container for server configuration commands.", "Depends on subcommand.")
            .subcommands(AdminCommands.configSubcommands(configuration, resetStatistics, rewriting))
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    // Never reached: the arity asks for a subcommand, and the table resolves it.
    throw Refusal.wrongArity(spec);
  }
}
