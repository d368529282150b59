package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/**
 * {@code PSYNC replicationid offset [FAILOVER]}: the stream from there on, or a snapshot first.
 * With FAILOVER it comes from our primary, which has stepped back for us.
 */
final class PsyncCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("psync", -3)
          .group(Group.SERVER, "2.8.0")
          .summary("An internal command used in replication.", "")
          .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.NO_MULTI, Flag.NOSCRIPT)
          .build();

  private final Replication replication;
  private final Serving serving;

  PsyncCommand(Replication replication, Serving serving) {
    this.replication = replication;
    this.serving = serving;
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
    String id = call.arguments().text(1);
    long offset = offset(call);
    String error =
        call.count() > 3 && call.is(3, "failover") ? replication.takeOver(id, call.nowMs()) : null;
    if (error == null) {
      error = serving.resync(call.session(), id, offset, call.nowMs());
    }
    if (error != null) {
      call.reply().error(error);
    }
  }

  private long offset(Call call) {
    try {
      return call.integer(2);
    } catch (Refusal wrong) {
      serving.onWrongOffset(call.session(), call.nowMs());
      throw wrong;
    }
  }
}
