package dev.baton.engine.command.key;

import dev.baton.engine.base.Native;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import java.util.function.IntPredicate;

/** What the commands on keys share. */
final class Keys {
  static final String NO_SUCH_KEY = "ERR no such key";
  static final String SAME_OBJECT = "ERR source and destination objects are the same";
  static final String DATABASE_OUT_OF_RANGE = "ERR DB index is out of range";

  private Keys() {}

  /** Counts the keys from word 1 on for which {@code condition} holds and replies the count. */
  static void replyCount(Call call, IntPredicate condition) {
    long count = 0;
    for (int i = 1; i < call.count(); i++) {
      if (condition.test(i)) {
        count++;
      }
    }
    call.reply().integer(count);
  }

  /** Whether two words are equal. */
  static boolean areSame(Call call, int word, int other) {
    int length = call.length(word);
    return length == call.length(other)
        && Native.equal(call.address(word), call.address(other), length);
  }

  /** The database word {@code index} names; refuses the call when there is none. */
  static int database(Call call, int index) {
    int number = call.int32(index);
    if (number < 0 || number >= call.keyspace().databaseCount()) {
      throw new Refusal(DATABASE_OUT_OF_RANGE);
    }
    return number;
  }
}
