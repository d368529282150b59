package dev.baton.engine.command.pubsub;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.PubSub;
import dev.baton.engine.command.Refusal;

/** {@code PUBSUB subcommand} */
final class PubSubCommand implements Command {
  private final CommandSpec spec;

  PubSubCommand(PubSub pubSub) {
    spec =
        CommandSpec.command("pubsub", -2)
            .group(Group.PUBSUB, "2.8.0")
            .summary("A container for Pub/Sub commands.", "Depends on subcommand.")
            .subcommands(PubSubCommands.subcommands(pubSub))
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
