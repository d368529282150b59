package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** The words of ZMPOP and BZMPOP from the number of keys on. */
record MultiPop(int keys, Popping popping, long count) {
  private static final String NO_KEYS = "ERR numkeys should be greater than 0";
  private static final String NO_COUNT = "ERR count should be greater than 0";

  static MultiPop parse(Call call, int keysWord) {
    long keys = positive(call, keysWord, NO_KEYS);
    // A number of keys beyond the end of the call must not overflow a word number.
    int end = (int) Math.min(call.count(), keysWord + 1 + Math.min(keys, Integer.MAX_VALUE / 2));
    Popping popping = Popping.parse(call, end);
    long count = 0;
    for (int i = end + 1; i < call.count(); i += 2) {
      if (count > 0 || i + 1 == call.count() || !call.is(i, "COUNT")) {
        throw new Refusal(Refusal.SYNTAX);
      }
      count = positive(call, i + 1, NO_COUNT);
    }
    return new MultiPop((int) keys, popping, Math.max(1, count));
  }

  private static long positive(Call call, int word, String errorLine) {
    long value = call.integer(word, errorLine);
    if (value < 1) {
      throw new Refusal(errorLine);
    }
    return value;
  }

  /** Takes members out of the first key that has a set; false when none has. */
  boolean run(Call call, int firstWord) {
    int word = Popping.firstWithSet(call, firstWord, keys);
    Entry entry = word == 0 ? null : call.edit(word, Type.SORTED_SET);
    if (entry != null) {
      popping.takeFromFound(call, word, entry, count);
    }
    return entry != null;
  }
}
