package dev.baton.engine.command.acl;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.Users;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.List;

/** {@code ACL LIST} */
final class AclListCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|list", 2)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Dumps the effective rules in ACL file format.",
              "O(N). Where N is the number of configured users.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Users users;

  AclListCommand(Users users) {
    this.users = users;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    List<String> lines = users.lines();
    call.reply().array(lines.size());
    lines.forEach(line -> call.reply().bulk(Octets.bytes(line)));
  }
}
