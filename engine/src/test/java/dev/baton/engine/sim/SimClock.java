package dev.baton.engine.sim;

import dev.baton.engine.base.OnwardTime;

/**
 * The clock of one machine: it runs as the timeline does, and may be set to another time. A process
 * goes by it as the engine does.
 */
final class SimClock {
  private final Timeline timeline;
  private OnwardTime onward;
  private long aheadMs;

  SimClock(Timeline timeline) {
    this.timeline = timeline;
    this.onward = new OnwardTime(timeline::nowMs);
  }

  /** The time as the process on the machine sees it. */
  long nowMs() {
    return onward.at(timeline.nowMs() + aheadMs);
  }

  /** Another process begins: it knows nothing of an earlier time. */
  void forget() {
    onward = new OnwardTime(timeline::nowMs);
  }

  /** Sets it by so many milliseconds, back if that is negative. */
  void setBy(long changeMs) {
    aheadMs += changeMs;
  }
}
