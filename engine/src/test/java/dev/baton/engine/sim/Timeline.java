package dev.baton.engine.sim;

import java.util.PriorityQueue;

/**
 * The virtual clock: it stands still while something happens and jumps to the next event. Events of
 * the same millisecond happen in the order in which they were planned.
 */
final class Timeline {
  private final PriorityQueue<Planned> planned = new PriorityQueue<>();
  private long nowMs;
  private long sequence;

  private record Planned(long timeMs, long sequence, Runnable event)
      implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = Long.compare(timeMs, other.timeMs);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  /** Starts at {@code nowMs}, in milliseconds since 1970. */
  Timeline(long nowMs) {
    this.nowMs = nowMs;
  }

  long nowMs() {
    return nowMs;
  }

  /** Plans {@code event} {@code delayMs} from now. */
  void after(long delayMs, Runnable event) {
    planned.add(new Planned(nowMs + Math.max(0, delayMs), sequence++, event));
  }

  /** Lets the next event happen if it is due by {@code untilMs}; else moves the clock there. */
  boolean step(long untilMs) {
    Planned next = planned.peek();
    if (next == null || next.timeMs > untilMs) {
      nowMs = untilMs;
      return false;
    }
    planned.remove();
    nowMs = next.timeMs;
    next.event.run();
    return true;
  }
}
