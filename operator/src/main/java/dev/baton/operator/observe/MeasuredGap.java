package dev.baton.operator.observe;

/**
 * How long a change of the primary kept writes from being accepted.
 *
 * @param epoch epoch that the change began; -1 when nothing was measured
 * @param gapMs the time
 */
public record MeasuredGap(long epoch, long gapMs) {

  /** Nothing was measured. */
  public static final MeasuredGap NONE = new MeasuredGap(-1, -1);
}
