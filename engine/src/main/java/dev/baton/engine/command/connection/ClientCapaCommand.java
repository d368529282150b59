package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/**
 * {@code CLIENT CAPA capability [capability ...]}: what the client can do. Known is REDIRECT: it
 * goes where a replica sends it. What is not known is passed over, as by Valkey.
 */
final class ClientCapaCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|capa", -3)
          .group(Group.CONNECTION, "8.0.0")
          .summary("Tells what the client can do.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    for (int i = 2; i < call.count(); i++) {
      if (call.is(i, "REDIRECT")) {
        call.session().info().setFollowsRedirects();
      }
    }
    call.reply().ok();
  }
}
