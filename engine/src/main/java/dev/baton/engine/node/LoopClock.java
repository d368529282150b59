package dev.baton.engine.node;

/** The time of the event being handled, for the few who are called without it. */
final class LoopClock {
  private long nowMs;
  private long events;

  LoopClock(long nowMs) {
    this.nowMs = nowMs;
  }

  long nowMs() {
    return nowMs;
  }

  void set(long now) {
    nowMs = now;
    events++;
  }

  /** How many events were handled; between two of them the loop may have stood still. */
  long events() {
    return events;
  }
}
