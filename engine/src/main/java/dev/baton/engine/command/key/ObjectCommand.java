package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code OBJECT subcommand} */
final class ObjectCommand implements Command {
  private final CommandSpec spec;

  ObjectCommand() {
    spec =
        CommandSpec.command("object", -2)
            .group(Group.GENERIC, "2.2.3")
            .summary("A container for object introspection commands.", "Depends on subcommand.")
            .subcommands(KeyCommands.objectSubcommands())
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
