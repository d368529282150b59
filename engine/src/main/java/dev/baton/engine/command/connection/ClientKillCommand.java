package dev.baton.engine.command.connection;

import dev.baton.engine.acl.Users;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Sessions;

/**
 * {@code CLIENT KILL ip:port} or {@code CLIENT KILL [ID id] [TYPE type] [USER username] [ADDR
 * ip:port] [LADDR ip:port] [SKIPME YES | NO]}
 *
 * <p>The old form may kill its own client, which still gets the reply.
 */
final class ClientKillCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|kill", -3)
          .group(Group.CONNECTION, "2.4.0")
          .summary(
              "Terminates open connections.", "O(N) where N is the number of client connections")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .build();

  private final Sessions sessions;
  private final Users users;

  ClientKillCommand(Sessions sessions, Users users) {
    this.users = users;
    this.sessions = sessions;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    boolean oldForm = call.count() == 3;
    ClientFilter filter = oldForm ? ClientFilter.byAddress(call) : ClientFilter.parse(call, users);
    long killed = 0;
    for (Session session : sessions.all()) {
      if (filter.matches(session)) {
        sessions.close(session, "killed by CLIENT KILL");
        killed++;
      }
    }
    if (!oldForm) {
      call.reply().integer(killed);
    } else if (killed == 0) {
      throw new Refusal("ERR No such client");
    } else {
      call.reply().ok();
    }
  }
}
