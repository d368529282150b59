package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.metrics.SlowLog;

/** {@code SLOWLOG subcommand} */
final class SlowLogCommand implements Command {
  private final CommandSpec spec;

  SlowLogCommand(SlowLog slowLog) {
    spec =
        CommandSpec.command("slowlog", -2)
            .group(Group.SERVER, "2.2.12")
            .summary("A container for slow log commands.", "Depends on subcommand.")
            .subcommands(ObservationCommands.slowLogSubcommands(slowLog))
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
