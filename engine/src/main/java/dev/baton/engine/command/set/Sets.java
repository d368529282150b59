package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/** What the commands on sets share. */
final class Sets {
  private static final String NOT_POSITIVE = "ERR value is out of range, must be positive";

  private Sets() {}

  /** The set at the key of word 1, or null. */
  static @Nullable SetValue read(Call call) {
    Entry entry = call.read(1, Type.SET);
    return entry == null ? null : call.keyspace().sets().at(entry);
  }

  /** Deletes the key of a word when its set has lost all members. */
  static void deleteIfEmpty(Call call, Entry entry, SetValue set, int word) {
    if (set.size() == 0) {
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", word);
    }
  }

  /** Stores a result at the key of word 1, or deletes the key when the result is empty. */
  static void store(Call call, SetValue result, String event) {
    long size = result.size();
    if (size > 0) {
      call.put(1, result.finish(), Entry.NO_EXPIRY);
      call.changed(1);
      call.notify(EventClass.SET, event, 1);
    } else {
      result.discard();
      Entry old = call.find(1);
      if (old != null) {
        call.delete(old);
        call.changed(1);
        call.notify(EventClass.GENERIC, "del", 1);
      }
    }
    call.reply().integer(size);
  }

  /** Replies with all members. */
  static void replyAll(Call call, SetValue set) {
    call.reply().set(set.size());
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      reply(call, set);
    }
  }

  /** Replies with the member the view is on. */
  static void reply(Call call, SetValue set) {
    if (set.isNumber()) {
      call.reply().bulk(set.number());
    } else {
      call.reply().bulk(set.textAddress(), set.textLength());
    }
  }

  /** A word as a count that is not negative. */
  static long positive(Call call, int word) {
    long count = call.integer(word, NOT_POSITIVE);
    if (count < 0) {
      throw new Refusal(NOT_POSITIVE);
    }
    return count;
  }
}
