package dev.baton.engine.command.sortedset;

import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.base.Native;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.SortedSetValue;

/** A part of a sorted set that is next to each other: by rank, by score, or by text. */
final class Range {
  /** What the limits are. */
  enum Kind {
    /** Places in the order, from the end where they are negative. */
    RANK,
    /** Scores, with {@code (} before one that is left out itself. */
    SCORE,
    /** Texts behind {@code [} or {@code (}, or {@code -} and {@code +} for the ends. */
    TEXT
  }

  /** One end of a range by score or by text. */
  private record Limit(double score, long text, int length, boolean isExclusive) {}

  private static final String NOT_A_FLOAT = "ERR min or max is not a float";
  private static final String NOT_A_TEXT = "ERR min or max not valid string range item";
  // Beyond every text, and before every text: no text is at these addresses.
  private static final Limit HIGHEST = new Limit(0, 1, 0, true);
  private static final Limit LOWEST = new Limit(0, 0, 0, true);

  private final Kind kind;
  private final long start;
  private final long end;
  private final Limit minimum;
  private final Limit maximum;
  private long first;
  private long afterLast;

  private Range(Kind kind, long start, long end, Limit minimum, Limit maximum) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  /** Reads the limits from two words; refuses what is none. */
  static Range parse(Call call, Kind kind, int minimumWord, int maximumWord) {
    return switch (kind) {
      case RANK ->
          new Range(kind, call.integer(minimumWord), call.integer(maximumWord), LOWEST, HIGHEST);
      case SCORE -> new Range(kind, 0, 0, score(call, minimumWord), score(call, maximumWord));
      case TEXT -> new Range(kind, 0, 0, text(call, minimumWord), text(call, maximumWord));
    };
  }

  private static Limit score(Call call, int word) {
    long text = call.address(word);
    int length = call.length(word);
    boolean isExclusive = length > 0 && Native.getByte(text) == '(';
    int skipped = isExclusive ? 1 : 0;
    double score = DoubleParser.parseLimit(text + skipped, length - skipped);
    if (Double.isNaN(score)) {
      throw new Refusal(NOT_A_FLOAT);
    }
    return new Limit(score, 0, 0, isExclusive);
  }

  private static Limit text(Call call, int word) {
    long text = call.address(word);
    int length = call.length(word);
    byte sign = length == 0 ? 0 : Native.getByte(text);
    boolean isAlone = length == 1 || (length > 1 && Native.getByte(text + 1) == 0);
    return switch (sign) {
      case '(' -> new Limit(0, text + 1, length - 1, true);
      case '[' -> new Limit(0, text + 1, length - 1, false);
      case '-' -> end(LOWEST, isAlone);
      case '+' -> end(HIGHEST, isAlone);
      default -> throw new Refusal(NOT_A_TEXT);
    };
  }

  private static Limit end(Limit limit, boolean isAlone) {
    if (!isAlone) {
      throw new Refusal(NOT_A_TEXT);
    }
    return limit;
  }

  /** Finds the part of a set; ranks count from its end if {@code isReverse}. */
  Range find(SortedSetValue set, boolean isReverse) {
    long size = set.size();
    switch (kind) {
      case RANK -> findRanks(size, isReverse);
      case SCORE -> {
        first = set.countBelow(minimum.score, minimum.isExclusive);
        afterLast = set.countBelow(maximum.score, !maximum.isExclusive);
      }
      case TEXT -> {
        first = textsBelow(set, minimum, minimum.isExclusive);
        afterLast = textsBelow(set, maximum, !maximum.isExclusive);
      }
    }
    return this;
  }

  private void findRanks(long size, boolean isReverse) {
    long low = Math.clamp(start < 0 ? size + start : start, 0, size);
    long high = Math.clamp(end < 0 ? size + end : end, -1, size - 1);
    first = isReverse ? size - 1 - high : low;
    afterLast = isReverse ? size - low : high + 1;
  }

  private static long textsBelow(SortedSetValue set, Limit limit, boolean orEqual) {
    if (limit.text == LOWEST.text) {
      return 0;
    }
    return limit.text == HIGHEST.text
        ? set.size()
        : set.countBelow(limit.text, limit.length, orEqual);
  }

  /** The rank of the first member. */
  long first() {
    return first;
  }

  /** The rank of the last member, if there is one. */
  long last() {
    return afterLast - 1;
  }

  /** The number of members. */
  long count() {
    return Math.max(0, afterLast - first);
  }
}
