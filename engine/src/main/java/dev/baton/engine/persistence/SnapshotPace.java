package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import java.util.function.LongSupplier;

/**
 * Deals out the loop's time to all who write snapshots, so that clients keep at least half of it
 * and none of them waits for more than a slice. A slice ends by the clock: the same work takes many
 * times as long before the code is compiled, or on a machine that is shared.
 *
 * <p>While clients send requests the share is a bucket that time fills and slices empty: a loop
 * that never rests loses the processor to others for milliseconds whenever there are more of them
 * than processors, which clients wait for. A clock that stands still leaves slices to be ended by
 * their work, and then always one is due.
 */
public final class SnapshotPace {
  /** What a slice takes at most, save what a step goes beyond it. */
  static final long SLICE_MICROS = 200;

  // One half: decision 0016 tells what other shares cost.
  private static final long SHARE_PARTS = 2;

  // Slices that follow each other when nothing was written for a while, each after the clients.
  private static final long CREDIT_MICROS_MAX = 2 * SLICE_MICROS;
  // Some microseconds of work, so that asking for the time costs little and slices end in time.
  private static final long STEP_WORK = 2 * 1024;
  // Clients that sent nothing for so long do not notice slices back to back.
  private static final long QUIET_MICROS = 10_000;

  private final LongSupplier micros;
  private final LongSupplier requests;
  private long creditMicros = CREDIT_MICROS_MAX;
  private long filledAtMicros;
  private long requestsSeen;
  private long requestedAtMicros;

  /**
   * For one loop.
   *
   * @param micros a clock that only rises
   * @param requests how many requests were executed so far
   */
  public SnapshotPace(LongSupplier micros, LongSupplier requests) {
    this.micros = micros;
    this.requests = requests;
    this.filledAtMicros = micros.getAsLong();
  }

  /** Whether a slice may be written now; otherwise it is worth asking a millisecond later. */
  public boolean isDue() {
    long nowMicros = micros.getAsLong();
    long filled = creditMicros + (nowMicros - filledAtMicros) / SHARE_PARTS;
    creditMicros = Math.min(CREDIT_MICROS_MAX, filled);
    filledAtMicros = nowMicros;
    return creditMicros > 0 || isQuiet(nowMicros);
  }

  private boolean isQuiet(long nowMicros) {
    long executed = requests.getAsLong();
    if (executed != requestsSeen) {
      requestsSeen = executed;
      requestedAtMicros = nowMicros;
    }
    return nowMicros - requestedAtMicros > QUIET_MICROS;
  }

  /** Writes a slice; returns whether all is written now. */
  public boolean writeSlice(SlicedWriter writer, ByteSink sink) {
    long startMicros = micros.getAsLong();
    long tookMicros = 0;
    boolean isDone = false;
    for (long work = 0; work < SlicedWriter.SLICE_WORK && !isDone; work += STEP_WORK) {
      isDone = writer.writeSome(sink, STEP_WORK);
      tookMicros = micros.getAsLong() - startMicros;
      if (tookMicros >= SLICE_MICROS) {
        break;
      }
    }
    creditMicros -= tookMicros;
    return isDone;
  }
}
