package dev.baton.engine.command.acl;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.Users;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;

/** {@code ACL USERS} */
final class AclUsersCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|users", 2)
          .group(Group.SERVER, "6.0.0")
          .summary("Lists all ACL users.", "O(N). Where N is the number of configured users.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Users users;

  AclUsersCommand(Users users) {
    this.users = users;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().array(users.all().size());
    users.all().forEach(user -> call.reply().bulk(Octets.bytes(user.name())));
  }
}
