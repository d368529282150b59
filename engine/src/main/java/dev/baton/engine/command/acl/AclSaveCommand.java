package dev.baton.engine.command.acl;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code ACL SAVE} */
final class AclSaveCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|save", 2)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Saves the effective ACL rules in the configured ACL file.",
              "O(N). Where N is the number of configured users.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final UserStore store;

  AclSaveCommand(UserStore store) {
    this.store = store;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String error = store.save();
    if (error != null) {
      throw new Refusal("ERR " + error);
    }
    call.reply().ok();
  }
}
