package dev.baton.engine.command.acl;

import dev.baton.engine.acl.Octets;
import dev.baton.engine.acl.Selector;
import dev.baton.engine.acl.User;
import dev.baton.engine.acl.Users;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/** {@code ACL GETUSER username} */
final class AclGetUserCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|getuser", 3)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Lists the ACL rules of a user.",
              "O(N). Where N is the number of password, command and pattern rules that the user has.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Users users;

  AclGetUserCommand(Users users) {
    this.users = users;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    User user = users.find(call.bytes(2));
    ReplyWriter reply = call.reply();
    if (user == null) {
      reply.nullBulk();
      return;
    }
    List<Selector> others = user.selectors().subList(1, user.selectors().size());
    reply.map(6);
    reply.bulk("flags");
    reply.set(user.flags().size());
    user.flags().forEach(reply::bulk);
    reply.bulk("passwords");
    reply.array(user.hashes().size());
    user.hashes().forEach(reply::bulk);
    write(reply, user.selectors().getFirst());
    reply.bulk("selectors");
    reply.array(others.size());
    for (Selector other : others) {
      reply.map(3);
      write(reply, other);
    }
  }

  private static void write(ReplyWriter reply, Selector selector) {
    reply.bulk("commands");
    reply.bulk(selector.describeCommands());
    reply.bulk("keys");
    reply.bulk(Octets.bytes(selector.describeKeys()));
    reply.bulk("channels");
    reply.bulk(Octets.bytes(selector.describeChannels()));
  }
}
