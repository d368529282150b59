package dev.baton.engine.command;

import dev.baton.engine.base.Integers;
import dev.baton.engine.resp.Arguments;
import java.util.List;

/**
 * Where keys stand among the words of a command, and what is done with them: where the search
 * begins, and how far it goes from there. A spec that is not known says that there may be more keys
 * than words can tell, or that only a {@link KeyFinder} knows them.
 */
public record KeySpec(Begin begin, Span span, List<KeyFlag> flags, String note, int flagBits) {
  /** Where the first key is looked for. */
  public sealed interface Begin {
    /** At a word with a fixed number. */
    record At(int word) implements Begin {}

    /**
     * Behind a keyword, looked for from word {@code from} on; a negative one counts from the end,
     * and the search then goes backwards.
     */
    record After(String keyword, int from) implements Begin {}

    /** Nobody can tell. */
    record Unknown() implements Begin {}
  }

  /** Which words from the beginning on are keys. */
  public sealed interface Span {
    /**
     * Each {@code step} words up to the word {@code last} further on, or from the end of the
     * command when it is negative; of a limit N above one only the first N-th part holds keys.
     */
    record Range(int last, int step, int limit) implements Span {}

    /** The first word is the number of keys, which follow it each {@code step} words. */
    record Counted(int step) implements Span {}

    /** Nobody can tell. */
    record Unknown() implements Span {}
  }

  private static final Span ONE = new Span.Range(0, 1, 0);
  private static final int NOT_FOUND = -1;

  private static KeySpec of(Begin begin, Span span, KeyFlag... flags) {
    return new KeySpec(begin, span, List.of(flags), "", KeyFlag.bits(flags));
  }

  /** One key, at word {@code position}. */
  public static KeySpec at(int position, KeyFlag... flags) {
    return of(new Begin.At(position), ONE, flags);
  }

  /**
   * Keys from word {@code first}, {@code step} words apart, to the word {@code last} further on; a
   * negative {@code last} counts from the end of the command.
   */
  public static KeySpec range(int first, int last, int step, KeyFlag... flags) {
    return of(new Begin.At(first), new Span.Range(last, step, 0), flags);
  }

  /** As many keys as word {@code position} says, behind that word, as of ZUNION and LMPOP. */
  public static KeySpec counted(int position, KeyFlag... flags) {
    return of(new Begin.At(position), new Span.Counted(1), flags);
  }

  /** As {@link #counted}, each key with a value behind it, as of MSETEX. */
  public static KeySpec countedPairs(int position, KeyFlag... flags) {
    return of(new Begin.At(position), new Span.Counted(2), flags);
  }

  /**
   * One key behind a keyword that may stand at word {@code from} or later, as GEORADIUS's STORE.
   */
  public static KeySpec after(String keyword, int from, KeyFlag... flags) {
    return of(new Begin.After(keyword, from), ONE, flags);
  }

  /** Several keys behind a keyword, as of XREAD; see {@link Begin.After} and {@link Span.Range}. */
  public static KeySpec rangeAfter(
      String keyword, int from, int last, int step, int limit, KeyFlag... flags) {
    return of(new Begin.After(keyword, from), new Span.Range(last, step, limit), flags);
  }

  /** Keys that no rule finds; the command has a {@link KeyFinder}. */
  public static KeySpec unknown(KeyFlag... flags) {
    return of(new Begin.Unknown(), new Span.Unknown(), flags);
  }

  /** The same with a remark for readers of COMMAND INFO. */
  public KeySpec withNote(String text) {
    return new KeySpec(begin, span, flags, text, flagBits);
  }

  /** Whether the word numbers are the same in every call, but for the length of the call. */
  public boolean isFixed() {
    return begin instanceof Begin.At && span instanceof Span.Range;
  }

  /** Whether it has {@code flag}. */
  public boolean has(KeyFlag flag) {
    return (flagBits & flag.bit()) != 0;
  }

  /** Adds the keys of a call; false when the words contradict the spec. */
  boolean find(Arguments words, KeyPositions into) {
    int first = first(words);
    if (first == NOT_FOUND) {
      // A keyword that is not given is no contradiction.
      return begin instanceof Begin.After;
    }
    return switch (span) {
      case Span.Unknown() -> false;
      case Span.Counted(int step) -> counted(words, first, step, into);
      case Span.Range(int last, int step, int limit) ->
          add(words, first, last(words.count(), first, last, limit), step, into);
    };
  }

  private static int last(int count, int first, int last, int limit) {
    if (last >= 0) {
      return first + last;
    }
    return limit == 0 ? count + last : first + (count - first) / limit + last;
  }

  private int first(Arguments words) {
    return switch (begin) {
      case Begin.At(int word) -> word;
      case Begin.Unknown() -> NOT_FOUND;
      case Begin.After(String keyword, int from) -> behind(words, keyword, from);
    };
  }

  private static int behind(Arguments words, String keyword, int from) {
    int start = from > 0 ? from : words.count() + from;
    int step = from > 0 ? 1 : -1;
    for (int i = start; i >= 1 && i < words.count(); i += step) {
      if (words.is(i, keyword)) {
        return i + 1;
      }
    }
    return NOT_FOUND;
  }

  private boolean counted(Arguments words, int at, int step, KeyPositions into) {
    if (at >= words.count() || !Integers.isCanonicalLong(words.address(at), words.length(at))) {
      return false;
    }
    long keys = Integers.parse(words.address(at), words.length(at));
    return keys >= 0
        && keys < words.count()
        && add(words, at + 1, at + 1 + ((int) keys - 1) * step, step, into);
  }

  /** A range that leaves the call is a mistake of the client, of which no key is believed. */
  private boolean add(Arguments words, int first, int last, int step, KeyPositions into) {
    if (last >= words.count() || last < first || first >= words.count()) {
      return false;
    }
    for (int i = first; i <= last; i += step) {
      into.add(i, flagBits);
    }
    return true;
  }
}
