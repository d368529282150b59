package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import java.util.function.BooleanSupplier;

/**
 * {@code CLIENT PAUSE timeout [WRITE | ALL | TAKEOVER]}, in milliseconds. TAKEOVER is Baton's own,
 * for a replica that is about to be promoted: commands on keys wait for that.
 */
final class ClientPauseCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|pause", -3)
          .group(Group.CONNECTION, "3.0.0")
          .summary("Suspends commands processing.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final ClientPause pause;
  private final BooleanSupplier isReplica;

  ClientPauseCommand(ClientPause pause, BooleanSupplier isReplica) {
    this.pause = pause;
    this.isReplica = isReplica;
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
    boolean hasMode = call.count() == 4;
    boolean takeover = hasMode && call.is(3, "TAKEOVER");
    boolean writes = hasMode && call.is(3, "WRITE");
    if (hasMode && !takeover && !writes && !call.is(3, "ALL")) {
      throw new Refusal("ERR CLIENT PAUSE mode must be WRITE or ALL");
    }
    long untilMs = untilMs(call);
    if (!takeover) {
      pause.pause(writes ? ClientPause.Scope.WRITE : ClientPause.Scope.ALL, untilMs);
    } else if (isReplica.getAsBoolean()) {
      pause.awaitTakeover(untilMs);
    } else {
      throw new Refusal("ERR CLIENT PAUSE TAKEOVER is for a replica, and this is the primary");
    }
    call.reply().ok();
  }

  private static long untilMs(Call call) {
    long timeoutMs = call.integer(2, "ERR timeout is not an integer or out of range");
    if (timeoutMs < 0) {
      throw new Refusal("ERR timeout is negative");
    }
    if (timeoutMs > Long.MAX_VALUE - call.nowMs()) {
      throw new Refusal("ERR timeout is out of range");
    }
    return call.nowMs() + timeoutMs;
  }
}
