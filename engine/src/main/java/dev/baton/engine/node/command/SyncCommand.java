package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code SYNC}: a snapshot and the stream after it, for clients that know no offsets. */
final class SyncCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("sync", 1)
          .group(Group.SERVER, "1.0.0")
          .summary("An internal command used in replication.", "")
          .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.NO_MULTI, Flag.NOSCRIPT)
          .build();

  private final Serving serving;

  SyncCommand(Serving serving) {
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
    String error = serving.sync(call.session(), call.nowMs());
    if (error != null) {
      call.reply().error(error);
    }
  }
}
