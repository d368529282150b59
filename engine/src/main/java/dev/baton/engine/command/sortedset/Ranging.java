package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.command.LongReply;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;

/**
 * The words of ZRANGE and its like, from the source key on: {@code source min max [BYSCORE | BYLEX]
 * [REV] [WITHSCORES] [LIMIT offset count]}. Options are refused before the limits, and those before
 * the key is looked up.
 */
final class Ranging {
  private static final String LIMITED_RANKS =
      "ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX";
  private static final String SCORES_BY_TEXT =
      "ERR syntax error, WITHSCORES not supported in combination with BYLEX";

  private final Call call;
  private final int source;
  private Range.Kind kind;
  private boolean isReverse;
  private boolean withScores;
  private long offset;
  private long limit = -1;

  private Ranging(Call call, int source, Range.Kind kind, boolean isReverse) {
    this.call = call;
    this.source = source;
    this.kind = kind;
    this.isReverse = isReverse;
  }

  /** Runs ZRANGE. */
  static void reply(Call call) {
    Ranging ranging = new Ranging(call, 1, Range.Kind.RANK, false);
    ranging.readOptions(true, true);
    ranging.reply();
  }

  /** Runs one of the older commands, whose names say which way they go. */
  static void reply(Call call, Range.Kind kind, boolean isReverse) {
    Ranging ranging = new Ranging(call, 1, kind, isReverse);
    ranging.readOptions(false, true);
    ranging.reply();
  }

  /** Runs ZRANGESTORE, whose first key is the target. */
  static void store(Call call) {
    Ranging ranging = new Ranging(call, 2, Range.Kind.RANK, false);
    ranging.readOptions(true, false);
    ranging.store();
  }

  private void readOptions(boolean choosesWay, boolean mayShowScores) {
    boolean choosesKind = choosesWay;
    boolean choosesDirection = choosesWay;
    for (int i = source + 3; i < call.count(); i++) {
      if (mayShowScores && call.is(i, "WITHSCORES")) {
        withScores = true;
      } else if (call.is(i, "LIMIT") && i + 2 < call.count()) {
        offset = call.integer(i + 1);
        limit = call.integer(i + 2);
        i += 2;
      } else if (choosesDirection && call.is(i, "REV")) {
        isReverse = true;
        choosesDirection = false;
      } else if (choosesKind && (call.is(i, "BYLEX") || call.is(i, "BYSCORE"))) {
        kind = call.is(i, "BYLEX") ? Range.Kind.TEXT : Range.Kind.SCORE;
        choosesKind = false;
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    if (limit != -1 && kind == Range.Kind.RANK) {
      throw new Refusal(LIMITED_RANKS);
    }
    // With the limit that means none, an offset is accepted and left aside.
    offset = kind == Range.Kind.RANK ? 0 : offset;
    if (withScores && kind == Range.Kind.TEXT) {
      throw new Refusal(SCORES_BY_TEXT);
    }
  }

  private Range range() {
    boolean isSwapped = isReverse && kind != Range.Kind.RANK;
    return Range.parse(call, kind, source + (isSwapped ? 2 : 1), source + (isSwapped ? 1 : 2));
  }

  private void reply() {
    Range range = range();
    Entry entry = call.read(source, Type.SORTED_SET);
    ReplyWriter reply = call.reply();
    if (entry == null) {
      reply.array(0);
      return;
    }
    SortedSetValue set = call.keyspace().sortedSets().at(entry);
    range.find(set, isReverse);
    long count = count(range);
    SortedSets.list(reply, count, withScores);
    if (LongReply.isWorth(call, entry, count, set.size())) {
      FrozenValue frozen = call.keyspace().freezeRanking(entry, !isReverse, start(range));
      FrozenReply.begin(call, frozen, value -> new RankedMembers(value, count, withScores));
      return;
    }
    if (count > 0) {
      set.seek(start(range));
      SortedSets.item(reply, set, withScores);
    }
    for (long left = count - 1; left > 0; left--) {
      step(set);
      SortedSets.item(reply, set, withScores);
    }
  }

  private void store() {
    Range range = range();
    Entry entry = call.read(source, Type.SORTED_SET);
    SortedSetValue result = call.keyspace().resultSortedSets().begin();
    if (entry != null) {
      copy(range, call.keyspace().sortedSets().at(entry), result);
    }
    SortedSets.store(call, 1, result, "zrangestore");
  }

  private void copy(Range range, SortedSetValue set, SortedSetValue result) {
    range.find(set, isReverse);
    long count = count(range);
    boolean isThere = count > 0 && set.seek(start(range));
    for (long left = count; left > 0 && isThere; left--) {
      result.insert(set.score(), set.textAddress(), set.textLength());
      isThere = step(set);
    }
  }

  /** How many members are left of the range when the offset and the limit are applied. */
  private long count(Range range) {
    long left = range.count() - offset;
    if (offset < 0 || left <= 0) {
      return 0;
    }
    return limit < 0 ? left : Math.min(left, limit);
  }

  private long start(Range range) {
    return isReverse ? range.last() - offset : range.first() + offset;
  }

  private boolean step(SortedSetValue set) {
    return isReverse ? set.previous() : set.next();
  }
}
