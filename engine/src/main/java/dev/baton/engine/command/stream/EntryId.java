package dev.baton.engine.command.stream;

import dev.baton.engine.base.Native;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.StreamId;

/**
 * The identifier of an entry as a client writes it: {@code time-sequence}, {@code time}, and where
 * a range is meant {@code -} and {@code +}, or a parenthesis in front of what is left out. Reused
 * from call to call.
 */
final class EntryId {
  private static final String INVALID =
      "ERR Invalid stream ID specified as stream command argument";
  private static final int TEXT_MAX = 127;
  private static final long LARGEST = -1;

  private long timeMs;
  private long sequence;
  private boolean hasSequence;
  private boolean isValid;

  /** The time. */
  long timeMs() {
    return timeMs;
  }

  /** The sequence. */
  long sequence() {
    return sequence;
  }

  /** Whether the sequence was given, rather than left to the stream by {@code time-*}. */
  boolean hasSequence() {
    return hasSequence;
  }

  EntryId set(long newTimeMs, long newSequence) {
    timeMs = newTimeMs;
    sequence = newSequence;
    hasSequence = true;
    return this;
  }

  boolean isZero() {
    return timeMs == 0 && sequence == 0;
  }

  int compareTo(long otherTimeMs, long otherSequence) {
    return StreamId.compare(timeMs, sequence, otherTimeMs, otherSequence);
  }

  /** Takes the sequence after that of an identifier of the same time. */
  void continueAfter(EntryId other) {
    sequence = other.sequence + 1;
  }

  /** Moves to the next identifier; false when this is the largest. */
  boolean increment() {
    sequence++;
    if (sequence == 0) {
      timeMs++;
      return timeMs != 0;
    }
    return true;
  }

  /** Moves to the identifier before; false when this is the smallest. */
  boolean decrement() {
    sequence--;
    if (sequence == LARGEST) {
      timeMs--;
      return timeMs != LARGEST;
    }
    return true;
  }

  /** Reads a word as one entry's identifier, whose sequence is zero when it is not given. */
  EntryId parse(Call call, int word) {
    read(call.address(word), call.length(word), 0, false);
    return checked();
  }

  /** As {@link #parse} for a new entry, whose sequence may be {@code *}. */
  EntryId parseNew(Call call, int word) {
    read(call.address(word), call.length(word), 0, true);
    return checked();
  }

  /** As {@link #parse}, telling whether the word is an identifier. */
  boolean tryParse(Call call, int word) {
    read(call.address(word), call.length(word), 0, false);
    return isValid;
  }

  /** Reads a word as any identifier, the smallest and the largest included. */
  EntryId parseAny(Call call, int word) {
    readEnd(call.address(word), call.length(word), 0);
    return checked();
  }

  /** Reads a word as the start of a range. */
  EntryId parseStart(Call call, int word) {
    if (readInterval(call, word, 0) && !increment()) {
      throw new Refusal("ERR invalid start ID for the interval");
    }
    return this;
  }

  /** Reads a word as the end of a range. */
  EntryId parseEnd(Call call, int word) {
    if (readInterval(call, word, LARGEST) && !decrement()) {
      throw new Refusal("ERR invalid end ID for the interval");
    }
    return this;
  }

  /** Reads one end of a range; returns whether the identifier itself is left out. */
  private boolean readInterval(Call call, int word, long missingSequence) {
    long text = call.address(word);
    int length = call.length(word);
    boolean isOpen = length > 1 && Native.getByte(text) == '(';
    if (isOpen) {
      read(text + 1, length - 1, missingSequence, false);
    } else {
      readEnd(text, length, missingSequence);
    }
    checked();
    return isOpen;
  }

  private void readEnd(long text, int length, long missingSequence) {
    if (length == 1 && Native.getByte(text) == '-') {
      set(0, 0);
      isValid = true;
    } else if (length == 1 && Native.getByte(text) == '+') {
      set(LARGEST, LARGEST);
      isValid = true;
    } else {
      read(text, length, missingSequence, false);
    }
  }

  private EntryId checked() {
    if (!isValid) {
      throw new Refusal(INVALID);
    }
    return this;
  }

  private void read(long text, int length, long missingSequence, boolean mayLackSequence) {
    hasSequence = true;
    isValid = length <= TEXT_MAX;
    int dash = 0;
    while (dash < length && Native.getByte(text + dash) != '-') {
      dash++;
    }
    timeMs = unsigned(text, dash);
    if (dash == length) {
      sequence = missingSequence;
      return;
    }
    long rest = text + dash + 1;
    int restLength = length - dash - 1;
    if (mayLackSequence && restLength == 1 && Native.getByte(rest) == '*') {
      hasSequence = false;
      sequence = 0;
    } else {
      sequence = unsigned(rest, restLength);
    }
  }

  /** An unsigned number in the forms that C's {@code strtoull} takes, which Redis takes, too. */
  private long unsigned(long text, int length) {
    int at = 0;
    while (at < length && isSpace(Native.getByte(text + at))) {
      at++;
    }
    boolean isNegative = at < length && Native.getByte(text + at) == '-';
    if (at < length && (isNegative || Native.getByte(text + at) == '+')) {
      at++;
    }
    // A canonical negative number is refused; one with a leading zero or space wraps around.
    boolean isRefused = isNegative && at == 1 && at < length && Native.getByte(text + at) != '0';
    if (at == length || isRefused) {
      isValid = false;
    }
    long value = 0;
    for (; at < length; at++) {
      int digit = Native.getByte(text + at) - '0';
      boolean overflows =
          Long.compareUnsigned(value, Long.divideUnsigned(LARGEST, 10)) > 0
              || (value == Long.divideUnsigned(LARGEST, 10) && digit > 5);
      if (digit < 0 || digit > 9 || overflows) {
        isValid = false;
        return 0;
      }
      value = value * 10 + digit;
    }
    return isNegative ? -value : value;
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
