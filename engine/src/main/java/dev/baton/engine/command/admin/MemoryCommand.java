package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code MEMORY subcommand} */
final class MemoryCommand implements Command {
  private final CommandSpec spec;

  MemoryCommand() {
    spec =
        CommandSpec.command("memory", -2)
            .group(Group.SERVER, "4.0.0")
            .summary("A container for memory diagnostics commands.", "Depends on subcommand.")
            .subcommands(AdminCommands.memorySubcommands())
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
