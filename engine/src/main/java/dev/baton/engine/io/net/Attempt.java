package dev.baton.engine.io.net;

/** One outgoing connection being made. It ends once, whichever of its outcomes comes first. */
final class Attempt {
  private final Loop loop;
  private final long number;
  private final long deadlineMs;
  private boolean ended;

  Attempt(Loop loop, long number, long deadlineMs) {
    this.loop = loop;
    this.number = number;
    this.deadlineMs = deadlineMs;
  }

  long number() {
    return number;
  }

  boolean hasEnded() {
    return ended;
  }

  int leftMs() {
    return Math.clamp(deadlineMs - loop.nowMs(), 1, Integer.MAX_VALUE);
  }

  /** Whether the connection still counts. */
  boolean succeed() {
    boolean counts = !ended;
    ended = true;
    return counts;
  }

  void fail(String reason) {
    if (!ended) {
      ended = true;
      loop.events().onConnectFailed(number, reason, loop.nowMs());
      loop.touch();
    }
  }
}
