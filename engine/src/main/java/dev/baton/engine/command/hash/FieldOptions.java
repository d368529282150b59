package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import org.jspecify.annotations.Nullable;

/** The words of HGETEX and HSETEX between the key and FIELDS. */
final class FieldOptions {
  /** Which command they belong to. */
  enum Kind {
    /** HGETEX, which knows PERSIST. */
    GET,
    /** HSETEX, which knows KEEPTTL, NX, XX, FNX and FXX. */
    SET
  }

  private enum Unit {
    EX(1000, true),
    PX(1, true),
    EXAT(1000, false),
    PXAT(1, false);

    final long unitMs;
    final boolean isRelative;

    Unit(long unitMs, boolean isRelative) {
      this.unitMs = unitMs;
      this.isRelative = isRelative;
    }
  }

  private @Nullable Unit unit;
  private int timeWord;
  private boolean persists;
  private boolean keeps;
  private boolean ifAbsent;
  private boolean ifPresent;
  private boolean ifNone;
  private boolean ifAll;

  private FieldOptions() {}

  /** Reads the words from {@code from} up to {@code end}; refuses contradictions. */
  static FieldOptions parse(Call call, int from, int end, Kind kind) {
    FieldOptions options = new FieldOptions();
    int index = from;
    while (index < end) {
      index += options.take(call, index, end, kind);
    }
    return options;
  }

  /** Takes one option and returns the number of its words. */
  private int take(Call call, int index, int end, Kind kind) {
    boolean isTimeOpen = unit == null && !persists && !keeps;
    for (Unit each : Unit.values()) {
      if (call.is(index, each.name()) && isTimeOpen && index + 1 < end) {
        unit = each;
        timeWord = index + 1;
        return 2;
      }
    }
    if (kind == Kind.GET && call.is(index, "PERSIST") && isTimeOpen) {
      persists = true;
    } else if (kind == Kind.SET && call.is(index, "KEEPTTL") && isTimeOpen) {
      keeps = true;
    } else if (kind == Kind.SET && call.is(index, "NX") && !ifPresent) {
      ifAbsent = true;
    } else if (kind == Kind.SET && call.is(index, "XX") && !ifAbsent) {
      ifPresent = true;
    } else if (kind == Kind.SET && call.is(index, "FNX") && !ifAll) {
      ifNone = true;
    } else if (kind == Kind.SET && call.is(index, "FXX") && !ifNone) {
      ifAll = true;
    } else {
      throw new Refusal(Refusal.SYNTAX);
    }
    return 1;
  }

  /** Whether a time is given. */
  boolean expires() {
    return unit != null;
  }

  boolean persists() {
    return persists;
  }

  boolean keeps() {
    return keeps;
  }

  /** Whether HGETEX changes anything at all. */
  boolean changes() {
    return persists || unit != null;
  }

  /** The time that is given, or {@link Entry#NO_EXPIRY}; refuses what is no time. */
  long expireAtMs(Call call, CommandSpec spec) {
    if (unit == null) {
      return Entry.NO_EXPIRY;
    }
    long startMs = unit.isRelative ? call.nowMs() : 0;
    return FieldExpiry.absoluteMs(call, timeWord, spec, startMs, unit.unitMs);
  }

  /** Whether the time that is given has passed, so that the fields are to be deleted. */
  boolean isPast(Call call, long expireAtMs) {
    return unit != null && expireAtMs <= call.nowMs() && call.mayDeleteExpired();
  }

  /** Whether the key, and none or all of the fields, are there, as far as that is asked for. */
  boolean allows(Call call, @Nullable Entry entry, int first) {
    if (entry == null ? ifPresent : ifAbsent) {
      return false;
    }
    if (!ifNone && !ifAll) {
      return true;
    }
    if (entry == null) {
      return ifNone;
    }
    HashValue hash = Hashes.seen(call, entry);
    for (int i = first; i < call.count(); i += 2) {
      if (hash.find(call.address(i), call.length(i)) != ifAll) {
        return false;
      }
    }
    return true;
  }
}
