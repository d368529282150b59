package dev.baton.engine.command.connection;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientLine;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Session;
import dev.baton.engine.command.Sessions;
import org.jspecify.annotations.Nullable;

/** {@code CLIENT LIST [TYPE type] [ID id [id ...]]} */
final class ClientListCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|list", -2)
          .group(Group.CONNECTION, "2.4.0")
          .summary("Lists open connections.", "O(N) where N is the number of client connections")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("nondeterministic_output")
          .build();

  private final Sessions sessions;

  ClientListCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StringBuilder lines = new StringBuilder();
    if (call.count() == 2) {
      sessions.all().forEach(session -> append(lines, session, call));
    } else if (call.count() == 4 && call.is(2, "TYPE")) {
      ClientType type = ClientType.named(call, 3);
      sessions.all().stream()
          .filter(session -> ClientType.of(session) == type)
          .forEach(session -> append(lines, session, call));
    } else if (call.count() > 3 && call.is(2, "ID")) {
      for (int i = 3; i < call.count(); i++) {
        append(lines, sessions.find(call.integer(i, "ERR Invalid client ID")), call);
      }
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
    call.reply().verbatim("txt", lines.toString());
  }

  private static void append(StringBuilder lines, @Nullable Session session, Call call) {
    if (session != null) {
      lines.append(lineOf(session, call));
    }
  }

  private static String lineOf(Session session, Call call) {
    return session == call.session()
        ? ClientLine.ofCaller(session, call.nowMs())
        : ClientLine.of(session, call.nowMs());
  }
}
