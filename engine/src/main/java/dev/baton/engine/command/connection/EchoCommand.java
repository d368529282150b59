package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code ECHO message} */
final class EchoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("echo", 2)
          .group(Group.CONNECTION, "1.0.0")
          .summary("Returns the given string.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE, Flag.FAST)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().bulk(call.bytes(1));
  }
}
