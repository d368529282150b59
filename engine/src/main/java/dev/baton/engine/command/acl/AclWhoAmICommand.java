package dev.baton.engine.command.acl;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.User;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code ACL WHOAMI} */
final class AclWhoAmICommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|whoami", 2)
          .group(Group.SERVER, "6.0.0")
          .summary("Returns the authenticated username of the current connection.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    User user = call.session().user();
    if (user == null) {
      call.reply().nullBulk();
    } else {
      call.reply().bulk(Octets.bytes(user.name()));
    }
  }
}
