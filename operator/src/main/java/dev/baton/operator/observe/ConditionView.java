package dev.baton.operator.observe;

/**
 * A condition as last reported.
 *
 * @param type its type
 * @param status {@code true}, {@code false} or {@code unknown}
 * @param reason stable reason
 * @param sinceMs when the status last changed, wall clock
 * @param observedGeneration generation it speaks of
 */
public record ConditionView(
    String type, String status, String reason, long sinceMs, long observedGeneration) {

  /** Whether it is True. */
  public boolean isTrue() {
    return "true".equalsIgnoreCase(status);
  }
}
