package dev.baton.engine.command.connection;

import dev.baton.engine.command.Access;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.resp.ReplyWriter;
import java.util.function.BooleanSupplier;

/**
 * {@code HELLO [protover [AUTH username password] [SETNAME clientname]]}
 *
 * <p>Nothing is changed before all words have been understood and the password has been accepted.
 */
final class HelloCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hello", -1)
          .group(Group.CONNECTION, "6.0.0")
          .summary("Handshakes with the Redis server.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE, Flag.FAST, Flag.NO_AUTH, Flag.ALLOW_BUSY)
          .categories(Category.CONNECTION)
          .build();

  private static final String NOT_AUTHENTICATED =
      "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO"
          + " <proto> AUTH <user> <pass> option can be used to authenticate the client and select"
          + " the RESP protocol version at the same time";

  private final Access access;
  private final BooleanSupplier isReplica;

  HelloCommand(Access access, BooleanSupplier isReplica) {
    this.access = access;
    this.isReplica = isReplica;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int protocol = protocol(call);
    int credentials = 0;
    int name = 0;
    for (int i = 2; i < call.count(); i++) {
      if (call.is(i, "AUTH") && i + 2 < call.count()) {
        credentials = i + 1;
        i += 2;
      } else if (call.is(i, "SETNAME") && i + 1 < call.count()) {
        name = ++i;
        ClientText.name(call.bytes(name));
      } else {
        throw new Refusal("ERR Syntax error in HELLO option '" + call.bytes(i) + "'");
      }
    }
    if (credentials != 0) {
      Authentication.run(access, call, call.bytes(credentials), call.bytes(credentials + 1));
    }
    if (access.needsAuthentication(call.session())) {
      throw new Refusal(NOT_AUTHENTICATED);
    }
    if (name != 0) {
      call.session().info().setName(ClientText.name(call.bytes(name)));
    }
    call.reply().setProtocol(protocol);
    replyIdentity(call);
  }

  private static int protocol(Call call) {
    if (call.count() == 1) {
      return call.reply().protocol();
    }
    long version = call.integer(1, "ERR Protocol version is not an integer or out of range");
    if (version < 2 || version > 3) {
      throw new Refusal("NOPROTO unsupported protocol version");
    }
    return (int) version;
  }

  private void replyIdentity(Call call) {
    ReplyWriter reply = call.reply();
    reply.map(7);
    reply.bulk("server");
    reply.bulk(Identity.NAME);
    reply.bulk("version");
    reply.bulk(Identity.VERSION);
    reply.bulk("proto");
    reply.integer(reply.protocol());
    reply.bulk("id");
    reply.integer(call.session().id());
    reply.bulk("mode");
    reply.bulk("standalone");
    reply.bulk("role");
    reply.bulk(isReplica.getAsBoolean() ? "replica" : "master");
    reply.bulk("modules");
    reply.array(0);
  }
}
