package dev.baton.engine.command.acl;

import dev.baton.engine.acl.Users;
import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import dev.baton.engine.command.Sessions;
import java.util.List;
import java.util.function.Supplier;

/** The table of the commands about users. */
public final class AclCommands {
  private AclCommands() {}

  /** One of each; the table is asked for at each call, because these commands are part of it. */
  public static List<Command> all(
      Access access,
      Sessions sessions,
      UserStore store,
      Entropy entropy,
      Supplier<CommandTable> table) {
    Users users = access.users();
    List<Command> subcommands =
        List.of(
            new AclCatCommand(users.catalog()),
            new AclDelUserCommand(access, sessions),
            new AclDryRunCommand(access, table),
            new AclGenPassCommand(entropy),
            new AclGetUserCommand(users),
            new HelpCommand("acl", Group.SERVER, "6.0.0"),
            new AclListCommand(users),
            new AclLoadCommand(store),
            new AclLogCommand(access.log()),
            new AclSaveCommand(store),
            new AclSetUserCommand(users, sessions),
            new AclUsersCommand(users),
            new AclWhoAmICommand());
    return List.of(new Container("acl", Group.SERVER, "6.0.0", "Access List Control", subcommands));
  }
}
