package dev.baton.engine.node;

import dev.baton.engine.command.LongReplies;
import java.util.function.LongSupplier;

/**
 * Deals out the loop's time to replies that are too long to be written at once: one slice a turn,
 * as long as all else took since the slice before, so that they have half of the loop at most and
 * at least what lets them come to their end while it is busy.
 *
 * <p>Other than snapshots they never rest: they are what clients wait for.
 */
final class ReplySlices {
  static final long SLICE_MICROS_MIN = 200;
  // Who pings notices no more than this, and a turn of thousands of clients takes longer anyway.
  static final long SLICE_MICROS_MAX = 2000;

  // Some microseconds of work, so that asking for the time costs little and slices end in time.
  private static final long STEP_BYTES = 2 * 1024;
  // Ends a slice where the clock stands still.
  private static final int STEPS_MAX = 256;

  private final LongReplies replies;
  private final LongSupplier micros;
  private long endedAtMicros;
  private boolean isBegun;

  ReplySlices(LongReplies replies, LongSupplier micros) {
    this.replies = replies;
    this.micros = micros;
  }

  /** Whether there is something to write. */
  boolean hasWork() {
    return !replies.isEmpty();
  }

  /** Writes a slice, if there is something to write. */
  void write() {
    if (replies.isEmpty()) {
      isBegun = false;
      return;
    }
    long startMicros = micros.getAsLong();
    long othersMicros = isBegun ? startMicros - endedAtMicros : 0;
    long mayTakeMicros = Math.clamp(othersMicros, SLICE_MICROS_MIN, SLICE_MICROS_MAX);
    long nowMicros = startMicros;
    for (int i = 0; i < STEPS_MAX && nowMicros - startMicros < mayTakeMicros; i++) {
      replies.writeSome(STEP_BYTES);
      if (replies.isEmpty()) {
        break;
      }
      nowMicros = micros.getAsLong();
    }
    replies.rotate();
    endedAtMicros = micros.getAsLong();
    isBegun = true;
  }
}
