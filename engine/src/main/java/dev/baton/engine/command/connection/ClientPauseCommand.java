package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code CLIENT PAUSE timeout [WRITE | ALL]}, in milliseconds. */
final class ClientPauseCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|pause", -3)
          .group(Group.CONNECTION, "3.0.0")
          .summary("Suspends commands processing.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final ClientPause pause;

  ClientPauseCommand(ClientPause pause) {
    this.pause = pause;
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
    ClientPause.Scope scope = ClientPause.Scope.ALL;
    if (call.count() == 4 && call.is(3, "WRITE")) {
      scope = ClientPause.Scope.WRITE;
    } else if (call.count() == 4 && !call.is(3, "ALL")) {
      throw new Refusal("ERR CLIENT PAUSE mode must be WRITE or ALL");
    }
    long timeoutMs = call.integer(2, "ERR timeout is not an integer or out of range");
    if (timeoutMs < 0) {
      throw new Refusal("ERR timeout is negative");
    }
    if (timeoutMs > Long.MAX_VALUE - call.nowMs()) {
      throw new Refusal("ERR timeout is out of range");
    }
    pause.pause(scope, call.nowMs() + timeoutMs);
    call.reply().ok();
  }
}
