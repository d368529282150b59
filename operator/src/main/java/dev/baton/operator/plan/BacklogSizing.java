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
 *
 * <p>The outage to survive is the one of the spec, or the one that a pod of the present rollout
 * took to be back, if that was longer: the next pod will be away as long.
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
   * @param coverageSeconds the outage that it asks for
   * @param arithmetic how {@code neededBytes} came about, for people
   */
  record Decision(long bytes, long neededBytes, long coverageSeconds, String arithmetic) {

    boolean isSufficient() {
      return bytes >= neededBytes;
    }
  }

  private BacklogSizing() {}

  static Decision decide(Observed observed) {
    BacklogPolicy policy = observed.desired().backlog();
    WriteRate write = observed.write();
    long coverage = coverageSeconds(observed);
    long needed = needed(write.peakBytesPerSecond(), coverage);
    long current = observed.recorded().backlogBytes();
    if (policy.isFixed()) {
      String arithmetic = "the size is fixed by the spec";
      return new Decision(policy.fixedBytes(), needed, coverage, arithmetic);
    }
    long target = clamp(roundUp(needed), policy);
    boolean mayShrink = target < current && isNobodyAway(observed);
    long bytes = mayShrink ? shrunk(observed, current) : Math.max(target, current);
    return new Decision(clamp(bytes, policy), needed, coverage, arithmetic(observed, needed));
  }

  private static long coverageSeconds(Observed observed) {
    return Math.max(observed.desired().backlog().coverageSeconds(), absenceSeconds(observed));
  }

  private static long absenceSeconds(Observed observed) {
    return Math.ceilDiv(Math.max(0, observed.memories().absenceMs()), 1_000L);
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

  private static long shrunk(Observed observed, long current) {
    long half = current / 2;
    WriteRate write = observed.write();
    BacklogPolicy policy = observed.desired().backlog();
    long needed = needed(write.longPeakBytesPerSecond(), coverageSeconds(observed));
    boolean halfWasEnough =
        write.watchedForMs() >= SHRINK_AFTER_MS && clamp(roundUp(needed), policy) <= half;
    return halfWasEnough ? half : current;
  }

  private static long needed(long peakBytesPerSecond, long coverageSeconds) {
    return Math.multiplyExact(Math.multiplyExact(peakBytesPerSecond, coverageSeconds), HEADROOM);
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

  private static String arithmetic(Observed observed, long needed) {
    BacklogPolicy policy = observed.desired().backlog();
    boolean isMeasured = absenceSeconds(observed) > policy.coverageSeconds();
    return observed.write().peakBytesPerSecond()
        + " B/s at the peak of ten minutes x "
        + coverageSeconds(observed)
        + (isMeasured ? " s that a pod of this rollout was away x 2 = " : " s x 2 = ")
        + needed
        + " B, within "
        + policy.minBytes()
        + " B and "
        + policy.maxBytes()
        + " B";
  }
}
