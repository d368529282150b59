package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;

/** The options NX, XX, GT and LT of the HEXPIRE family. */
record FieldCondition(boolean ifNone, boolean ifSome, boolean ifGreater, boolean ifLess) {
  /** Reads the words from {@code from} up to {@code end}; refuses contradictions. */
  static FieldCondition parse(Call call, int from, int end) {
    boolean none = false;
    boolean some = false;
    boolean greater = false;
    boolean less = false;
    for (int i = from; i < end; i++) {
      if (call.is(i, "NX")) {
        none = true;
      } else if (call.is(i, "XX")) {
        some = true;
      } else if (call.is(i, "GT")) {
        greater = true;
      } else if (call.is(i, "LT")) {
        less = true;
      } else {
        throw new Refusal("ERR Unsupported option " + call.bytes(i));
      }
    }
    if (none && (some || greater || less)) {
      throw new Refusal("ERR NX and XX, GT or LT options at the same time are not compatible");
    }
    if (greater && less) {
      throw new Refusal("ERR GT and LT options at the same time are not compatible");
    }
    return new FieldCondition(none, some, greater, less);
  }

  /** Whether one expiry may follow another; none at all is the latest. */
  boolean allows(long before, long after) {
    boolean expires = before != Entry.NO_EXPIRY;
    boolean refused =
        (ifNone && expires)
            || (ifSome && !expires)
            || (ifGreater && (!expires || after <= before))
            || (ifLess && expires && after >= before);
    return !refused;
  }
}
