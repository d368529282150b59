package dev.baton.engine.command;

import dev.baton.engine.keyspace.Entry;

/**
 * The options NX, XX, GT and LT of the EXPIRE and HEXPIRE families.
 *
 * @param ifNone only what never expires gets an expiry
 * @param ifSome only what expires gets another expiry
 * @param ifGreater only a later expiry
 * @param ifLess only an earlier expiry
 */
public record ExpiryCondition(boolean ifNone, boolean ifSome, boolean ifGreater, boolean ifLess) {
  /** Reads the words from {@code from} up to {@code end}; refuses contradictions. */
  public static ExpiryCondition parse(Call call, int from, int end) {
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
    return new ExpiryCondition(none, some, greater, less);
  }

  /** Whether one expiry may follow another; none at all, {@link Entry#NO_EXPIRY}, is the latest. */
  public boolean allows(long before, long after) {
    boolean expires = before != Entry.NO_EXPIRY;
    boolean refused =
        (ifNone && expires)
            || (ifSome && !expires)
            || (ifGreater && (!expires || after <= before))
            || (ifLess && expires && after >= before);
    return !refused;
  }
}
