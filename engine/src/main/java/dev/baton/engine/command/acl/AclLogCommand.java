package dev.baton.engine.command.acl;

import dev.baton.engine.acl.AccessLog;
import dev.baton.engine.acl.Octets;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/** {@code ACL LOG [count | RESET]} */
final class AclLogCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|log", -2)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Lists recent security events generated due to ACL rules.",
              "O(N) with N being the number of entries shown.")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private static final int SHOWN = 10;

  private final AccessLog log;

  AclLogCommand(AccessLog log) {
    this.log = log;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    if (call.count() == 3 && call.is(2, "RESET")) {
      log.clear();
      call.reply().ok();
      return;
    }
    long count = call.count() == 2 ? SHOWN : Math.max(0, call.integer(2));
    List<AccessLog.Entry> entries = log.newest(count);
    call.reply().array(entries.size());
    entries.forEach(entry -> write(call.reply(), entry, call.nowMs()));
  }

  private static void write(ReplyWriter reply, AccessLog.Entry entry, long nowMs) {
    AccessLog.Refused refused = entry.refused();
    reply.map(10);
    number(reply, "count", entry.count());
    text(reply, "reason", Bytes.of(refused.reason().text()));
    text(reply, "context", Bytes.of(refused.context().text()));
    text(reply, "object", Octets.bytes(refused.object()));
    text(reply, "username", Octets.bytes(refused.user()));
    reply.bulk("age-seconds");
    reply.real((nowMs - entry.updatedMs()) / 1000.0);
    text(reply, "client-info", Bytes.of(entry.client()));
    number(reply, "entry-id", entry.id());
    number(reply, "timestamp-created", entry.createdMs());
    number(reply, "timestamp-last-updated", entry.updatedMs());
  }

  private static void number(ReplyWriter reply, String name, long value) {
    reply.bulk(name);
    reply.integer(value);
  }

  private static void text(ReplyWriter reply, String name, Bytes value) {
    reply.bulk(name);
    reply.bulk(value);
  }
}
