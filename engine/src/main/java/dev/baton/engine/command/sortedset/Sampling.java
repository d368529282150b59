package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.resp.ReplyWriter;
import java.util.Arrays;

/** Drawing members at random: {@code ZRANDMEMBER key [count [WITHSCORES]]}. */
final class Sampling {
  private final Entropy entropy;

  Sampling(Entropy entropy) {
    this.entropy = entropy;
  }

  void run(Call call) {
    if (call.count() == 2) {
      one(call);
      return;
    }
    long count = call.integer(2);
    if (count == Long.MIN_VALUE) {
      throw new Refusal(
          "ERR value is out of range, value must between -9223372036854775807 and "
              + "9223372036854775807");
    }
    boolean withScores = call.count() == 4 && call.is(3, "WITHSCORES");
    if (call.count() > 4 || (call.count() == 4 && !withScores)) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (withScores && Math.abs(count) > Long.MAX_VALUE / 2) {
      throw new Refusal("ERR value is out of range");
    }
    SortedSetValue set = SortedSets.read(call, 1);
    if (set == null || count == 0) {
      call.reply().array(0);
    } else if (count < 0) {
      repeated(call.reply(), set, -count, withScores);
    } else {
      different(call.reply(), set, Math.min(count, set.size()), withScores);
    }
  }

  private void one(Call call) {
    SortedSetValue set = SortedSets.read(call, 1);
    if (set == null) {
      call.reply().nullBulk();
    } else {
      set.seek(below(set.size()));
      SortedSets.member(call.reply(), set);
    }
  }

  private void repeated(ReplyWriter reply, SortedSetValue set, long count, boolean withScores) {
    long size = set.size();
    SortedSets.list(reply, count, withScores);
    for (long left = count; left > 0; left--) {
      set.seek(below(size));
      SortedSets.item(reply, set, withScores);
    }
  }

  private void different(ReplyWriter reply, SortedSetValue set, long count, boolean withScores) {
    long size = set.size();
    SortedSets.list(reply, count, withScores);
    if (count * 3 > size) {
      nearlyAll(reply, set, count, withScores);
      return;
    }
    long[] ranks = draw(size, (int) count);
    for (long rank : ranks) {
      set.seek(rank);
      SortedSets.item(reply, set, withScores);
    }
  }

  /** Goes over all members, each with the chance that makes all selections equally likely. */
  private void nearlyAll(ReplyWriter reply, SortedSetValue set, long count, boolean withScores) {
    long wanted = count;
    long left = set.size();
    boolean isThere = set.first();
    while (isThere && wanted > 0) {
      if (below(left) < wanted) {
        SortedSets.item(reply, set, withScores);
        wanted--;
      }
      left--;
      isThere = set.next();
    }
  }

  /** Different ranks; what was drawn twice is drawn again. */
  private long[] draw(long size, int count) {
    long[] ranks = new long[count];
    int drawn = 0;
    while (drawn < count) {
      for (int i = drawn; i < count; i++) {
        ranks[i] = below(size);
      }
      Arrays.sort(ranks);
      drawn = 1;
      for (int i = 1; i < count; i++) {
        if (ranks[i] != ranks[drawn - 1]) {
          ranks[drawn++] = ranks[i];
        }
      }
    }
    return ranks;
  }

  private long below(long bound) {
    return Long.remainderUnsigned(entropy.nextLong(), bound);
  }
}
