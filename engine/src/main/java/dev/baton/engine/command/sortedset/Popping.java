package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.BlockingTimeout;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;

/** Taking the members with the lowest or the highest scores out of a set. */
enum Popping {
  /** Those with the lowest scores. */
  LOWEST("zpopmin"),
  /** Those with the highest scores. */
  HIGHEST("zpopmax");

  private static final String NOT_POSITIVE = "ERR value is out of range, must be positive";

  private static final Bytes ZPOPMIN = Bytes.of("ZPOPMIN");
  private static final Bytes ZPOPMAX = Bytes.of("ZPOPMAX");

  private final String event;

  Popping(String event) {
    this.event = event;
  }

  /** Reads {@code MIN} or {@code MAX}; refuses anything else. */
  static Popping parse(Call call, int word) {
    if (word >= call.count() || !(call.is(word, "MIN") || call.is(word, "MAX"))) {
      throw new Refusal(Refusal.SYNTAX);
    }
    return call.is(word, "MIN") ? LOWEST : HIGHEST;
  }

  /** Runs {@code ZPOPMIN key [count]} or ZPOPMAX. */
  void run(Call call) {
    if (call.count() > 3) {
      throw new Refusal(Refusal.SYNTAX);
    }
    boolean isCounted = call.count() == 3;
    long wanted = isCounted ? call.integer(2, NOT_POSITIVE) : 1;
    if (wanted < 0) {
      throw new Refusal(NOT_POSITIVE);
    }
    Entry entry = call.edit(1, Type.SORTED_SET);
    if (entry == null || wanted == 0) {
      call.reply().array(0);
      return;
    }
    SortedSetValue set = call.keyspace().sortedSets().at(entry);
    long count = Math.min(wanted, set.size());
    boolean isNested = isCounted && call.reply().protocol() > 2;
    call.reply().array(isNested ? count : count * 2);
    take(call, 1, entry, count, isNested);
  }

  /** Runs {@code BZPOPMIN key [key ...] timeout} or BZPOPMAX. */
  void runBlocking(Call call) {
    int keys = call.count() - 2;
    long deadlineMs = BlockingTimeout.seconds(call, call.count() - 1);
    int word = firstWithSet(call, 1, keys);
    Entry entry = word == 0 ? null : call.edit(word, Type.SORTED_SET);
    if (entry != null) {
      call.reply().array(3);
      call.reply().bulk(call.address(word), call.length(word));
      take(call, word, entry, 1, false);
      call.propagateRewritten().literal(plainName()).word(word);
    } else if (call.mayBlock()) {
      call.await(Type.SORTED_SET, deadlineMs).on(1, keys);
    } else {
      call.reply().nullArray();
    }
  }

  /**
   * Replies with the key, the members and their scores, in pairs of their own, and tells replicas
   * of the members that were taken.
   */
  void takeFromFound(Call call, int word, Entry entry, long wanted) {
    long count = Math.min(wanted, call.keyspace().sortedSets().at(entry).size());
    call.reply().array(2);
    call.reply().bulk(call.address(word), call.length(word));
    call.reply().array(count);
    take(call, word, entry, count, true);
    call.propagateRewritten().literal(plainName()).word(word).number(count);
  }

  /** The first of several keys that has a set, to be changed; zero when none has. */
  static int firstWithSet(Call call, int firstWord, int count) {
    for (int word = firstWord; word < firstWord + count; word++) {
      if (call.find(word, Type.SORTED_SET) != null) {
        return word;
      }
    }
    return 0;
  }

  private void take(Call call, int word, Entry entry, long count, boolean isNested) {
    SortedSetValue set = call.keyspace().sortedSets().at(entry);
    ReplyWriter reply = call.reply();
    for (long left = count; left > 0; left--) {
      boolean isThere = this == LOWEST ? set.first() : set.last();
      if (isThere) {
        if (isNested) {
          reply.array(2);
        }
        SortedSets.member(reply, set);
        reply.real(set.score());
        set.remove();
      }
    }
    SortedSets.removed(call, word, entry, set.size(), count, event);
  }

  /** What replicas are told instead of the commands that choose a key or wait. */
  private Bytes plainName() {
    return this == LOWEST ? ZPOPMIN : ZPOPMAX;
  }
}
