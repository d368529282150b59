package dev.baton.engine.command;

import java.util.List;

/** A command that is nothing but the name in front of its subcommands. */
public final class Container implements Command {
  private final CommandSpec spec;

  /** Takes the container's name and, as in the reference, what its {@code subject} commands do. */
  public Container(
      String name, Group group, String since, String subject, List<Command> subcommands) {
    spec =
        CommandSpec.command(name, -2)
            .group(group, since)
            .summary("A container for " + subject + " commands.", "Depends on subcommand.")
            .subcommands(subcommands)
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
