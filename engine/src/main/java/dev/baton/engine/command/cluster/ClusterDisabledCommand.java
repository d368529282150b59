package dev.baton.engine.command.cluster;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;

/** Any command that has a meaning on a node of a cluster only. */
final class ClusterDisabledCommand implements Command {
  private static final String DISABLED = "ERR This instance has cluster support disabled";

  private final CommandSpec spec;

  ClusterDisabledCommand(CommandSpec spec) {
    this.spec = spec;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public void execute(Call call) {
    throw new Refusal(DISABLED);
  }
}
