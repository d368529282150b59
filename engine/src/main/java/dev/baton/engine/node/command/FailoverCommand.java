package dev.baton.engine.node.command;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * {@code FAILOVER [TO host port [FORCE]] [ABORT] [TIMEOUT milliseconds]}: hands the role of the
 * primary over to a replica that has every write.
 */
final class FailoverCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("failover", -1)
          .group(Group.SERVER, "6.2.0")
          .summary("Starts a coordinated failover from a server to one of its replicas.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.STALE)
          .build();

  private final FailingOver failover;

  FailoverCommand(FailingOver failover) {
    this.failover = failover;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() == 2 && call.is(1, "abort")) {
      if (!failover.abort(call.nowMs())) {
        throw new Refusal("ERR No failover in progress.");
      }
    } else {
      String error = failover.begin(request(call), call.nowMs());
      if (error != null) {
        throw new Refusal(error);
      }
    }
    call.reply().ok();
  }

  private static FailingOver.Request request(Call call) {
    @Nullable HostPort target = null;
    boolean force = false;
    long timeoutMs = FailingOver.NO_TIMEOUT;
    int index = 1;
    while (index < call.count()) {
      int behind = call.count() - index - 1;
      if (call.is(index, "timeout") && behind >= 1 && timeoutMs == FailingOver.NO_TIMEOUT) {
        timeoutMs = timeout(call, index + 1);
        index += 2;
      } else if (call.is(index, "to") && behind >= 2 && target == null) {
        target = new HostPort(call.arguments().text(index + 1), port(call, index + 2));
        index += 3;
      } else if (call.is(index, "force") && !force) {
        force = true;
        index++;
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return new FailingOver.Request(target, force, timeoutMs);
  }

  private static long timeout(Call call, int index) {
    long timeoutMs = call.integer(index);
    if (timeoutMs <= 0) {
      throw new Refusal("ERR FAILOVER timeout must be greater than 0");
    }
    return timeoutMs;
  }

  /** Redis takes any number here and then finds no replica there. */
  private static int port(Call call, int index) {
    long port = call.integer(index);
    if (port < 0 || port > 65535) {
      throw new Refusal(FailingOver.NO_SUCH_REPLICA);
    }
    return (int) port;
  }
}
