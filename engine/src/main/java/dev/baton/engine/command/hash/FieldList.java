package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** {@code FIELDS numfields field ...}, the end of the commands that let fields expire. */
final class FieldList {
  static final String MISMATCH =
      "ERR numfields should be greater than 0 and match the provided number of fields";

  private FieldList() {}

  /** Where FIELDS stands, at word {@code from} or later; refuses the call when it does not. */
  static int find(Call call, int from) {
    for (int i = from; i + 1 < call.count(); i++) {
      if (call.is(i, "FIELDS")) {
        return i;
      }
    }
    throw new Refusal(MISMATCH);
  }

  /** The first field after the FIELDS at {@code word}; each field takes {@code step} words. */
  static int first(Call call, int word, int step) {
    return first(call, word, step, MISMATCH);
  }

  /** The first field after FIELDS, which must stand at {@code word}, to the end of the call. */
  static int firstAt(Call call, int word, String mismatch) {
    if (!call.is(word, "FIELDS")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    return first(call, word, 1, mismatch);
  }

  private static int first(Call call, int word, int step, String mismatch) {
    long fields = call.integer(word + 1);
    int first = word + 2;
    int words = call.count() - first;
    if (fields <= 0 || fields > words || fields * step != words) {
      throw new Refusal(mismatch);
    }
    return first;
  }
}
