package dev.baton.engine.command.acl;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code ACL LOAD}: all of the file is right or nothing changes. */
final class AclLoadCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|load", 2)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Reloads the rules from the configured ACL file.",
              "O(N). Where N is the number of configured users.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final UserStore store;

  AclLoadCommand(UserStore store) {
    this.store = store;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String error = store.load();
    if (error != null) {
      throw new Refusal("ERR " + error);
    }
    call.reply().ok();
  }
}
