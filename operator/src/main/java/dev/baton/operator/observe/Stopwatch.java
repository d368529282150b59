package dev.baton.operator.observe;

/** Remembers since when something has been as it is. An empty text is nothing, and has no time. */
public final class Stopwatch {
  private String text = "";
  private long sinceMs = -1;

  /** Since when the text has been the same, wall clock; -1 when it is empty. */
  public long sinceMs(String present, long nowMs) {
    if (!present.equals(text)) {
      text = present;
      sinceMs = present.isEmpty() ? -1 : nowMs;
    }
    return sinceMs;
  }
}
