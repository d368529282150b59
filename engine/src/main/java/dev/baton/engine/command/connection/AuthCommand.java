package dev.baton.engine.command.connection;

import dev.baton.engine.acl.Users;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code AUTH [username] password} */
final class AuthCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("auth", -2)
          .group(Group.CONNECTION, "1.0.0")
          .summary(
              "Authenticates the connection.",
              "O(N) where N is the number of passwords defined for the user")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.FAST, Flag.NO_AUTH, Flag.ALLOW_BUSY)
          .categories(Category.CONNECTION)
          .build();

  private static final String NO_PASSWORD_SET =
      "ERR AUTH <password> called without any password configured for the default user. Are you"
          + " sure your configuration is correct?";

  private final Access access;

  AuthCommand(Access access) {
    this.access = access;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (call.count() == 2 && access.users().defaultUser().needsNoPassword()) {
      throw new Refusal(NO_PASSWORD_SET);
    }
    boolean named = call.count() == 3;
    Bytes user = named ? call.bytes(1) : Bytes.of(Users.DEFAULT);
    Authentication.run(access, call, user, call.bytes(named ? 2 : 1));
    call.reply().ok();
  }
}
