package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import java.util.function.LongSupplier;

/**
 * Writes a snapshot slice by slice: when the loop's pace says that one is due, and no faster than
 * {@code rdb-key-save-delay} allows.
 */
public final class DelayedWriter {
  // With the ticks of 100 ms a delay of less than 100 microseconds is none.
  private static final int DELAYED_PER_TICK_MAX = 1000;

  private final LongSupplier delayMicros;
  private final SlicedWriter writer;
  private final SnapshotPace pace;
  private long countedFromMs;
  private long countedDelayMicros;
  private long steps;

  /** Writes with {@code writer}, from now on, whatever the delay in microseconds then is. */
  public DelayedWriter(
      LongSupplier delayMicros, SlicedWriter writer, SnapshotPace pace, long nowMs) {
    this.delayMicros = delayMicros;
    this.writer = writer;
    this.pace = pace;
    this.countedFromMs = nowMs;
    this.countedDelayMicros = delayMicros.getAsLong();
  }

  /** Whether nothing is due before the next tick. */
  public boolean isDelayed() {
    return delayMicros.getAsLong() > 0;
  }

  /** Writes what is due by now, a slice or single keys; returns whether all is written. */
  public boolean writeSome(ByteSink sink, long nowMs) {
    long delay = delayMicros.getAsLong();
    if (delay <= 0) {
      return pace.isDue() && pace.writeSlice(writer, sink);
    }
    if (delay != countedDelayMicros) {
      countedDelayMicros = delay;
      countedFromMs = nowMs;
      steps = 0;
    }
    long due = (nowMs - countedFromMs) * 1000 / delay;
    for (int i = 0; i < DELAYED_PER_TICK_MAX && steps < due; i++) {
      steps++;
      if (writer.writeSome(sink, 1)) {
        return true;
      }
    }
    return false;
  }
}
