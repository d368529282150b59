package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** What the commands on sorted sets share. */
final class SortedSets {
  private SortedSets() {}

  /** The set at the key of a word, to be read; null when there is none. */
  static @Nullable SortedSetValue read(Call call, int word) {
    Entry entry = call.read(word, Type.SORTED_SET);
    return entry == null ? null : call.keyspace().sortedSets().at(entry);
  }

  /** A word as a floating point number; refuses the call with {@code errorLine}. */
  static double real(Call call, int word, String errorLine) {
    double value = DoubleParser.parse(call.address(word), call.length(word));
    if (Double.isNaN(value)) {
      throw new Refusal(errorLine);
    }
    return value;
  }

  /** Replies with the member that the view is on. */
  static void member(ReplyWriter reply, SortedSetValue set) {
    if (set.isNumber()) {
      reply.bulk(set.number());
    } else {
      reply.bulk(set.textAddress(), set.textLength());
    }
  }

  /** Starts a list of members, with scores in pairs or, as the older protocol has it, flat. */
  static void list(ReplyWriter reply, long count, boolean withScores) {
    reply.array(withScores && reply.protocol() == 2 ? count * 2 : count);
  }

  /** Replies with one member of such a list. */
  static void item(ReplyWriter reply, SortedSetValue set, boolean withScores) {
    if (withScores && reply.protocol() > 2) {
      reply.array(2);
    }
    member(reply, set);
    if (withScores) {
      reply.real(set.score());
    }
  }

  /** Removes the members of a range and replies with their number. */
  static void removeRange(Call call, Range.Kind kind, String event) {
    Range range = Range.parse(call, kind, 2, 3);
    Entry entry = call.edit(1, Type.SORTED_SET);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    SortedSetValue set = call.keyspace().sortedSets().at(entry);
    long count = range.find(set, false).count();
    if (count > 0) {
      set.remove(range.first(), count);
      removed(call, 1, entry, set.size(), count, event);
    }
    call.reply().integer(count);
  }

  /** Tells that members were removed, and deletes the key when none are left. */
  static void removed(Call call, int word, Entry entry, long left, long removed, String event) {
    call.changed(entry, removed);
    if (left == 0) {
      call.delete(entry);
    }
    call.notify(EventClass.SORTED_SET, event, word);
    if (left == 0) {
      call.notify(EventClass.GENERIC, "del", word);
    }
  }

  /** Puts the set that {@code result} has begun at a key, or deletes that if there is nothing. */
  static void store(Call call, int word, SortedSetValue result, String event) {
    long size = result.size();
    if (size > 0) {
      call.put(word, result.finish(), Entry.NO_EXPIRY);
      call.changed(1);
      call.notify(EventClass.SORTED_SET, event, word);
    } else {
      result.discard();
      Entry old = call.find(word);
      if (old != null) {
        call.delete(old);
        call.changed(1);
        call.notify(EventClass.GENERIC, "del", word);
      }
    }
    call.reply().integer(size);
  }
}
