package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Sessions;
import dev.baton.engine.command.Tracking;
import java.util.function.BooleanSupplier;

/** {@code CLIENT subcommand} */
final class ClientCommand implements Command {
  private final CommandSpec spec;

  ClientCommand(
      Sessions sessions, ClientPause pause, Tracking tracking, BooleanSupplier isReplica) {
    spec =
        CommandSpec.command("client", -2)
            .group(Group.CONNECTION, "2.4.0")
            .summary("A container for client connection commands.", "Depends on subcommand.")
            .subcommands(ConnectionCommands.clientSubcommands(sessions, pause, tracking, isReplica))
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
