package dev.baton.engine.command.acl;

import dev.baton.engine.acl.Octets;
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
import java.util.ArrayList;
import java.util.List;

/** {@code ACL SETUSER username [rule [rule ...]]}: all rules are right or none counts. */
final class AclSetUserCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|setuser", -3)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Creates and modifies an ACL user and its rules.",
              "O(N). Where N is the number of rules provided.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Users users;
  private final Sessions sessions;

  AclSetUserCommand(Users users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Bytes name = call.bytes(2);
    if (Octets.hasSpaces(Octets.text(name))) {
      throw new Refusal("ERR Usernames can't contain spaces or null characters");
    }
    List<Bytes> rules = new ArrayList<>();
    for (int i = 3; i < call.count(); i++) {
      rules.add(call.bytes(i));
    }
    Users.Staged staged = users.stage(name, rules);
    User upcoming = staged.user();
    if (upcoming == null) {
      throw new Refusal("ERR " + staged.error());
    }
    User known = users.find(name);
    if (known != null) {
      Access.silence(known, upcoming, sessions);
    }
    users.commit(upcoming);
    call.reply().ok();
  }
}
