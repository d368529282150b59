package dev.baton.engine.command.function;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code FUNCTION subcommand} */
final class FunctionCommand implements Command {
  private final CommandSpec spec;

  FunctionCommand() {
    spec =
        CommandSpec.command("function", -2)
            .group(Group.SCRIPTING, "7.0.0")
            .summary("A container for function commands.", "Depends on subcommand.")
            .subcommands(FunctionCommands.subcommands())
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
