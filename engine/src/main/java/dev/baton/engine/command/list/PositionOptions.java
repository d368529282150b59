package dev.baton.engine.command.list;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/**
 * The options of LPOS.
 *
 * @param rank which match is the first that counts, from the end when it is negative; not 0
 * @param isMany whether an array is asked for
 * @param countMax the most matches
 * @param comparisonsMax the most elements looked at
 */
record PositionOptions(long rank, boolean isMany, long countMax, long comparisonsMax) {
  private static final String RANK_ZERO =
      "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use"
          + " negative to start from the end of the list";
  private static final String RANK_RANGE =
      "ERR value is out of range, must be between -9223372036854775807 and 9223372036854775807";
  private static final String NEGATIVE_COUNT = "ERR COUNT can't be negative";
  private static final String NEGATIVE_LENGTH = "ERR MAXLEN can't be negative";

  static PositionOptions of(Call call) {
    long rank = 1;
    boolean isMany = false;
    long countMax = 1;
    long comparisonsMax = Long.MAX_VALUE;
    for (int i = 3; i < call.count(); i += 2) {
      if (i + 1 == call.count()) {
        throw new Refusal(Refusal.SYNTAX);
      }
      if (call.is(i, "RANK")) {
        rank = rank(call, i + 1);
      } else if (call.is(i, "COUNT")) {
        isMany = true;
        countMax = limit(call, i + 1, NEGATIVE_COUNT);
      } else if (call.is(i, "MAXLEN")) {
        comparisonsMax = limit(call, i + 1, NEGATIVE_LENGTH);
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return new PositionOptions(rank, isMany, countMax, comparisonsMax);
  }

  /** Whether the search begins at the end. */
  boolean isBackwards() {
    return rank < 0;
  }

  /** Which match is the first that counts, 1 for the first that is met. */
  long firstMatch() {
    return Math.abs(rank);
  }

  private static long rank(Call call, int word) {
    long rank = call.integer(word);
    if (rank == Long.MIN_VALUE) {
      throw new Refusal(RANK_RANGE);
    }
    if (rank == 0) {
      throw new Refusal(RANK_ZERO);
    }
    return rank;
  }

  /** A limit, of which 0 means none. */
  private static long limit(Call call, int word, String errorLine) {
    long limit = call.integer(word, errorLine);
    if (limit < 0) {
      throw new Refusal(errorLine);
    }
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
