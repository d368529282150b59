package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT NO-TOUCH ON | OFF} */
final class ClientNoTouchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|no-touch", 3)
          .group(Group.CONNECTION, "7.2.0")
          .summary(
              "Controls whether commands sent by the client affect the LRU/LFU of "
                  + "accessed keys.",
              "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.session().info().setNoTouch(Switch.isOn(call, 2));
    call.reply().ok();
  }
}
