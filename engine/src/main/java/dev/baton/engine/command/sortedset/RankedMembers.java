package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.resp.ReplyWriter;

/** So many members of a large sorted set, replied one by one in its order. */
final class RankedMembers implements FrozenReply.Content {
  private final FrozenMembers members;
  private final boolean withScores;
  private long left;

  RankedMembers(FrozenValue value, long count, boolean withScores) {
    this.members = FrozenReply.members(value);
    this.withScores = withScores;
    this.left = count;
  }

  @Override
  public boolean write(ReplyWriter reply) {
    if (withScores && reply.protocol() > 2) {
      reply.array(2);
    }
    reply.bulk(members.textAddress(), members.textLength());
    if (withScores) {
      reply.real(members.score());
    }
    left--;
    return left > 0;
  }
}
