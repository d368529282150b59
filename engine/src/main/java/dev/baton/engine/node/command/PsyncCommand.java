package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code PSYNC replicationid offset}: the stream from there on, or a snapshot first. */
final class PsyncCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("psync", -3)
          .group(Group.SERVER, "2.8.0")
          .summary("An internal command used in replication.", "")
          .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.NO_MULTI, Flag.NOSCRIPT)
          .build();

  private final Replication replication;

  PsyncCommand(Replication replication) {
    this.replication = replication;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.session().isReplica()) {
      return;
    }
    String error =
        replication.resync(call.session(), call.arguments().text(1), call.integer(2), call.nowMs());
    if (error != null) {
      call.reply().error(error);
    }
  }
}
