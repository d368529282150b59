package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.keyspace.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adding members and changing scores, the common part of ZADD and ZINCRBY. */
final class Addition {
  /** The score is added to the one that is there. */
  static final int INCREMENT = 1;

  private static final int ABSENT = 2;
  private static final int PRESENT = 4;
  private static final int GREATER = 8;
  private static final int LESS = 16;
  private static final int CHANGES = 32;

  private static final String NOT_A_NUMBER = "ERR resulting score is not a number (NaN)";

  // Kept from call to call, as all scores are read before the first one is used.
  private double[] scores = new double[16];
  private int added;
  private int updated;
  private boolean isProcessed;
  private double result;

  void run(Call call, int given) {
    int options = given;
    int word = 2;
    for (; word < call.count() && option(call, word) != 0; word++) {
      options |= option(call, word);
    }
    int pairs = (call.count() - word) / 2;
    check(call, options, word);
    readScores(call, word, pairs);
    Entry entry = call.edit(1, Type.SORTED_SET);
    added = 0;
    updated = 0;
    isProcessed = false;
    if (entry != null || !has(options, PRESENT)) {
      addAll(call, entry, options, word, pairs);
    }
    reply(call, options);
  }

  private static int option(Call call, int word) {
    if (call.length(word) != 2) {
      return call.is(word, "INCR") ? INCREMENT : 0;
    }
    if (call.is(word, "NX")) {
      return ABSENT;
    }
    if (call.is(word, "XX")) {
      return PRESENT;
    }
    if (call.is(word, "GT")) {
      return GREATER;
    }
    return call.is(word, "LT") ? LESS : call.is(word, "CH") ? CHANGES : 0;
  }

  private static void check(Call call, int options, int word) {
    int words = call.count() - word;
    if (words == 0 || words % 2 != 0) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (has(options, ABSENT) && has(options, PRESENT)) {
      throw new Refusal("ERR XX and NX options at the same time are not compatible");
    }
    if (Integer.bitCount(options & (GREATER | LESS | ABSENT)) > 1) {
      throw new Refusal("ERR GT, LT, and/or NX options at the same time are not compatible");
    }
    if (has(options, INCREMENT) && words > 2) {
      throw new Refusal("ERR INCR option supports a single increment-element pair");
    }
  }

  private void readScores(Call call, int word, int pairs) {
    if (scores.length < pairs) {
      scores = Arrays.copyOf(scores, Math.max(pairs, scores.length * 2));
    }
    for (int i = 0; i < pairs; i++) {
      scores[i] = SortedSets.real(call, word + 2 * i, "ERR value is not a valid float");
    }
  }

  private void addAll(Call call, @Nullable Entry entry, int options, int word, int pairs) {
    SortedSetValue set = call.keyspace().sortedSets();
    if (entry == null) {
      set.begin();
    } else {
      set.at(entry);
    }
    for (int i = 0; i < pairs; i++) {
      int member = word + 2 * i + 1;
      add(set, options, scores[i], call.address(member), call.length(member));
    }
    if (entry == null) {
      call.put(1, set.finish(), Entry.NO_EXPIRY);
      call.changed(added + updated);
    } else if (added + updated > 0) {
      call.changed(entry, added + updated);
    }
    if (added + updated > 0) {
      call.notify(EventClass.SORTED_SET, has(options, INCREMENT) ? "zincr" : "zadd", 1);
    }
  }

  private void add(SortedSetValue set, int options, double given, long text, int length) {
    double score = given;
    if (!set.find(text, length)) {
      if (!has(options, PRESENT)) {
        set.insert(score, text, length);
        added++;
        isProcessed = true;
        result = score;
      }
      return;
    }
    if (has(options, ABSENT)) {
      return;
    }
    double before = set.score();
    if (has(options, INCREMENT)) {
      score += before;
      // It is the only one of the call, so nothing has changed yet.
      if (Double.isNaN(score)) {
        throw new Refusal(NOT_A_NUMBER);
      }
    }
    if ((has(options, LESS) && score >= before) || (has(options, GREATER) && score <= before)) {
      return;
    }
    isProcessed = true;
    result = score;
    if (score != before) {
      set.move(score, text, length);
      updated++;
    }
  }

  private void reply(Call call, int options) {
    if (!has(options, INCREMENT)) {
      call.reply().integer(has(options, CHANGES) ? added + updated : added);
    } else if (isProcessed) {
      call.reply().real(result);
    } else {
      call.reply().nullBulk();
    }
  }

  private static boolean has(int options, int option) {
    return (options & option) != 0;
  }
}
