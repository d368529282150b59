package dev.baton.engine.command.set;

import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.resp.ReplyWriter;

/** All members of a large set, replied one by one. */
final class SetMembers implements FrozenReply.Content {
  private final FrozenMembers members;

  SetMembers(FrozenValue value) {
    members = FrozenReply.members(value);
  }

  @Override
  public boolean write(ReplyWriter reply) {
    reply.bulk(members.textAddress(), members.textLength());
    return true;
  }
}
