package dev.baton.engine.node.storage;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.persistence.SlicedWriter;
import dev.baton.engine.persistence.SnapshotPace;

/**
 * Writes a snapshot to a file, slice by slice: when the loop's pace says that one is due, and no
 * faster than {@code rdb-key-save-delay} allows.
 */
final class SaveSlices {
  // With the ticks of 100 ms a delay of less than 100 microseconds is none.
  private static final int DELAYED_PER_TICK_MAX = 1000;

  private final Configuration configuration;
  private final SlicedWriter writer;
  private final SnapshotPace pace;
  private final long startedMs;
  private long steps;

  SaveSlices(Configuration configuration, SlicedWriter writer, SnapshotPace pace, long startedMs) {
    this.configuration = configuration;
    this.writer = writer;
    this.pace = pace;
    this.startedMs = startedMs;
  }

  /** Whether nothing is due before the next tick. */
  boolean isDelayed() {
    return delayMicros() > 0;
  }

  /** Writes what is due by now, a slice or single keys; returns whether all is written. */
  boolean writeSome(ByteSink sink, long nowMs) {
    long delayMicros = delayMicros();
    if (delayMicros <= 0) {
      return pace.isDue() && pace.writeSlice(writer, sink);
    }
    long due = (nowMs - startedMs) * 1000 / delayMicros;
    for (int i = 0; i < DELAYED_PER_TICK_MAX && steps < due; i++) {
      steps++;
      if (writer.writeSome(sink, 1)) {
        return true;
      }
    }
    return false;
  }

  private long delayMicros() {
    return configuration.longOf("rdb-key-save-delay");
  }
}
