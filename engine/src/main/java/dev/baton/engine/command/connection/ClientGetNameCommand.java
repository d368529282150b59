package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code CLIENT GETNAME} */
final class ClientGetNameCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|getname", 2)
          .group(Group.CONNECTION, "2.6.9")
          .summary("Returns the name of the connection.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String name = call.session().info().name();
    if (name.isEmpty()) {
      call.reply().nullBulk();
    } else {
      call.reply().bulk(name);
    }
  }
}
