package dev.baton.engine.command.acl;

import dev.baton.engine.acl.User;
import dev.baton.engine.acl.Users;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Sessions;

/** {@code ACL DELUSER username [username ...]}: the clients of these users are closed. */
final class AclDelUserCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|deluser", -3)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Deletes ACL users, and terminates their connections.",
              "O(1) amortized time considering the typical user.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Access access;
  private final Sessions sessions;

  AclDelUserCommand(Access access, Sessions sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    for (int i = 2; i < call.count(); i++) {
      if (call.bytes(i).equals(Bytes.of(Users.DEFAULT))) {
        throw new Refusal("ERR The 'default' user cannot be removed");
      }
    }
    int deleted = 0;
    for (int i = 2; i < call.count(); i++) {
      User user = access.users().delete(call.bytes(i));
      if (user != null) {
        access.expel(user, sessions);
        deleted++;
      }
    }
    call.reply().integer(deleted);
  }
}
