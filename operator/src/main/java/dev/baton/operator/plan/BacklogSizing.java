package dev.baton.operator.plan;

import dev.baton.operator.observe.BacklogPolicy;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.WriteRate;
import java.util.stream.IntStream;

/**
 * How large the backlog should be.
 *
 * <p>A replica that was away continues only if the backlog still has all that was written
 * meanwhile: bytes written per second, times the outage to survive, times two for what the ten
 * minutes behind us did not show. It grows at once. It shrinks by halves, and only after half an
 * hour in which half would have been enough: rates come in waves, and a resize at the wrong end of
 * one throws away what a replica may still need. While one is away it does not shrink at all.
 */
final class BacklogSizing {
  static final long SHRINK_AFTER_MS = 30 * 60_000L;

  private static final long HEADROOM = 2;
  private static final long MIB = 1 << 20;

  /**
   * The decision.
   *
   * @param bytes the size from now on
   * @param neededBytes what the write rate asks for, before bounds
   * @param arithmetic how {@code neededBytes} came about, for people
   */
  record Decision(long bytes, long neededBytes, String arithmetic) {

    boolean isSufficient() {
      return bytes >= neededBytes;
    }
  }

  private BacklogSizing() {}

  static Decision decide(Observed observed) {
    BacklogPolicy policy = observed.desired().backlog();
    WriteRate write = observed.write();
    long needed = needed(write.peakBytesPerSecond(), policy);
    long current = observed.recorded().backlogBytes();
    if (policy.isFixed()) {
      return new Decision(policy.fixedBytes(), needed, "the size is fixed by the spec");
    }
    long target = clamp(roundUp(needed), policy);
    boolean mayShrink = target < current && isNobodyAway(observed);
    long bytes = mayShrink ? shrunk(current, write, policy) : Math.max(target, current);
    return new Decision(clamp(bytes, policy), needed, arithmetic(write, policy, needed));
  }

  /** What a replica that is away still needs must not be thrown away. */
  private static boolean isNobodyAway(Observed observed) {
    String primary = observed.recorded().primary();
    return IntStream.range(0, observed.podsExpected())
        .mapToObj(observed.desired()::podName)
        .filter(pod -> !pod.equals(primary))
        .allMatch(pod ->
            observed.pod(pod).filter(p -> SyncGate.isLinked(observed, p, primary)).isPresent());
  }

  private static long shrunk(long current, WriteRate write, BacklogPolicy policy) {
    long half = current / 2;
    boolean halfWasEnough =
        write.watchedForMs() >= SHRINK_AFTER_MS
            && clamp(roundUp(needed(write.longPeakBytesPerSecond(), policy)), policy) <= half;
    return halfWasEnough ? half : current;
  }

  private static long needed(long peakBytesPerSecond, BacklogPolicy policy) {
    return Math.multiplyExact(
        Math.multiplyExact(peakBytesPerSecond, policy.coverageSeconds()), HEADROOM);
  }

  private static long clamp(long bytes, BacklogPolicy policy) {
    return Math.max(
        policy.minBytes(), Math.min(bytes, Math.max(policy.minBytes(), policy.maxBytes())));
  }

  /** Rounds up to a quarter of a power of two, so that a rate that wavers does not resize. */
  static long roundUp(long bytes) {
    if (bytes <= MIB) {
      return bytes <= 0 ? 0 : MIB;
    }
    long step = Math.max(MIB, Long.highestOneBit(bytes - 1) / 4);
    return Math.ceilDiv(bytes, step) * step;
  }

  private static String arithmetic(WriteRate write, BacklogPolicy policy, long needed) {
    return write.peakBytesPerSecond()
        + " B/s at the peak of ten minutes x "
        + policy.coverageSeconds()
        + " s x 2 = "
        + needed
        + " B, within "
        + policy.minBytes()
        + " B and "
        + policy.maxBytes()
        + " B";
  }
}
