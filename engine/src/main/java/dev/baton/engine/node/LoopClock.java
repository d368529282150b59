package dev.baton.engine.node;

/** The time of the event being handled, for the few who are called without it. */
final class LoopClock {
  private long nowMs;

  LoopClock(long nowMs) {
    this.nowMs = nowMs;
  }

  long nowMs() {
    return nowMs;
  }

  void set(long now) {
    nowMs = now;
  }
}
