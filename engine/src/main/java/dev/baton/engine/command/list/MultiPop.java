package dev.baton.engine.command.list;

import dev.baton.engine.base.Integers;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/**
 * What LMPOP and BLMPOP are asked for, {@code numkeys key [key ...] LEFT | RIGHT [COUNT count]},
 * which replicas know as a pop with the number of elements that were there.
 *
 * @param firstKey the word of the first key
 * @param keys the number of keys
 * @param end where elements are taken
 * @param countMax the most elements
 */
record MultiPop(int firstKey, int keys, ListEnd end, long countMax) {
  private static final String NO_KEYS = "ERR numkeys should be greater than 0";
  private static final String NO_COUNT = "ERR count should be greater than 0";

  /** Reads the words from the number of keys on; refuses what is not understood. */
  static MultiPop of(Call call, int numberWord) {
    long keys = positive(call, numberWord, NO_KEYS);
    if (keys > call.count() - numberWord - 2) {
      throw new Refusal(Refusal.SYNTAX);
    }
    int where = numberWord + 1 + (int) keys;
    ListEnd end = ListEnd.of(call, where);
    long countMax = 1;
    if (call.count() > where + 1) {
      if (call.count() < where + 3 || !call.is(where + 1, "COUNT")) {
        throw new Refusal(Refusal.SYNTAX);
      }
      countMax = positive(call, where + 2, NO_COUNT);
      if (call.count() > where + 3) {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return new MultiPop(numberWord + 1, (int) keys, end, countMax);
  }

  /** Takes elements from the first list there is and replies them; false without any. */
  boolean run(Call call) {
    int key = Lists.firstList(call, firstKey, keys);
    Entry entry = key == 0 ? null : call.edit(key, Type.LIST);
    if (entry == null) {
      return false;
    }
    long count = Math.min(countMax, call.keyspace().lists().at(entry).count());
    call.reply().array(2);
    call.reply().bulk(call.address(key), call.length(key));
    call.reply().array(count);
    Lists.pop(call, key, entry, end, count);
    call.propagateRewritten().literal(end.popCommand()).word(key).number(count);
    return true;
  }

  private static long positive(Call call, int word, String errorLine) {
    long text = call.address(word);
    int length = call.length(word);
    long number = Integers.isCanonicalLong(text, length) ? Integers.parse(text, length) : 0;
    if (number <= 0) {
      throw new Refusal(errorLine);
    }
    return number;
  }
}
