package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;

/** The options NX, XX, GT and LT of the EXPIRE family. */
record ExpiryCondition(boolean ifNone, boolean ifSome, boolean ifGreater, boolean ifLess) {
  /** Reads the options from word 3 on; refuses contradictions. */
  static ExpiryCondition parse(Call call) {
    boolean none = false;
    boolean some = false;
    boolean greater = false;
    boolean less = false;
    for (int i = 3; i < call.count(); i++) {
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
    return new ExpiryCondition(none, some, greater, less);
  }

  /** Whether the expiry of {@code entry} may become {@code expireAtMs}; none counts as infinite. */
  boolean allows(Entry entry, long expireAtMs) {
    if (!entry.expires()) {
      return !ifSome && !ifGreater;
    }
    if (ifGreater) {
      return expireAtMs > entry.expireAtMs();
    }
    return !ifNone && (!ifLess || expireAtMs < entry.expireAtMs());
  }
}
