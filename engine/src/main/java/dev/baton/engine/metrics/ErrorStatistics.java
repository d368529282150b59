package dev.baton.engine.metrics;

import java.util.SequencedMap;
import java.util.TreeMap;

/** How often each kind of error was replied. */
public final class ErrorStatistics {
  // Scripts may invent codes; as many as Redis keeps are enough to see that.
  private static final int KINDS_MAX = 128;
  private static final String OTHERS = "ERRORSTATS_OVERFLOW";

  private final SequencedMap<String, Long> counts = new TreeMap<>();
  private long total;

  /** Counts an error by the first word of its text. */
  public void count(String text) {
    int space = text.indexOf(' ');
    String code = space < 0 ? text : text.substring(0, space);
    boolean known = counts.containsKey(code) || counts.size() < KINDS_MAX;
    counts.merge(known ? code : OTHERS, 1L, Long::sum);
    total++;
  }

  /** The counts by code, in alphabetical order. */
  public SequencedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** How many errors of any kind. */
  public long total() {
    return total;
  }

  /** Forgets everything. */
  public void reset() {
    counts.clear();
    total = 0;
  }
}
