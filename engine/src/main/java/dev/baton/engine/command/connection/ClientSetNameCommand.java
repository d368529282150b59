package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT SETNAME connection-name} */
final class ClientSetNameCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|setname", 3)
          .group(Group.CONNECTION, "2.6.9")
          .summary("Sets the connection name.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.session().info().setName(ClientText.name(call.bytes(2)));
    call.reply().ok();
  }
}
