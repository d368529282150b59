package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientLine;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT INFO} */
final class ClientInfoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|info", 2)
          .group(Group.CONNECTION, "6.2.0")
          .summary("Returns information about the connection.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("nondeterministic_output")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().verbatim("txt", ClientLine.ofCaller(call.session(), call.nowMs()));
  }
}
