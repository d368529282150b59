package dev.baton.engine.command.connection;

import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyWait;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Sessions;

/** {@code CLIENT UNBLOCK client-id [TIMEOUT | ERROR]} */
final class ClientUnblockCommand implements Command {
  private static final String UNBLOCKED = "UNBLOCKED client unblocked via CLIENT UNBLOCK";
  private static final CommandSpec SPEC =
      CommandSpec.command("client|unblock", -3)
          .group(Group.CONNECTION, "5.0.0")
          .summary(
              "Unblocks a client blocked by a blocking command from a different " + "connection.",
              "O(log N) where N is the number of client connections")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final Sessions sessions;

  ClientUnblockCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 4) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    boolean error = call.count() == 4 && call.is(3, "ERROR");
    if (call.count() == 4 && !error && !call.is(3, "TIMEOUT")) {
      throw new Refusal("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR");
    }
    Session target = sessions.find(call.integer(2));
    Blocked operation = target == null ? null : target.blocked();
    if (target == null || operation == null || !Blocked.isWait(operation)) {
      call.reply().integer(0);
      return;
    }
    end(target, operation, error, call.nowMs());
    call.reply().integer(1);
  }

  private void end(Session target, Blocked operation, boolean error, long nowMs) {
    if (error && operation instanceof KeyWait wait) {
      wait.fail(UNBLOCKED);
    } else if (error) {
      operation.cancel();
      target.reply().error(UNBLOCKED);
    } else {
      operation.timeOut(nowMs);
    }
    target.unblock();
    sessions.resume(target);
  }
}
