package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.resp.ReplyWriter;

/** The place of a member, the common part of ZRANK and ZREVRANK. */
final class Rank {
  private static final int WORDS_MAX = 4;

  private Rank() {}

  static void reply(Call call, boolean isReverse) {
    boolean withScore = call.count() == WORDS_MAX && call.is(3, "WITHSCORE");
    if (call.count() >= WORDS_MAX && !withScore) {
      throw new Refusal(Refusal.SYNTAX);
    }
    SortedSetValue set = SortedSets.read(call, 1);
    long rank = set == null ? -1 : set.rankOf(call.address(2), call.length(2));
    ReplyWriter reply = call.reply();
    if (set == null || rank < 0) {
      if (withScore) {
        reply.nullArray();
      } else {
        reply.nullBulk();
      }
      return;
    }
    if (withScore) {
      reply.array(2);
    }
    reply.integer(isReverse ? set.size() - 1 - rank : rank);
    if (withScore) {
      reply.real(set.score());
    }
  }
}
