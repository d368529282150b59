package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT NO-EVICT ON | OFF} */
final class ClientNoEvictCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|no-evict", 3)
          .group(Group.CONNECTION, "7.0.0")
          .summary("Sets the client eviction mode of the connection.", "O(1)")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.session().info().setNoEvict(Switch.isOn(call, 2));
    call.reply().ok();
  }
}
