package dev.baton.operator.observe;

import dev.baton.operator.api.v1.PrimaryChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the status says.
 *
 * @param observedGeneration generation last processed, -1 when none was
 * @param primary name of the primary, empty before the first start
 * @param epoch number of the last promotion intended, 0 before the first
 * @param backlogBytes decided size of the backlog, 0 before the first decision
 * @param writeBytesPerSecond the write rate last reported
 * @param lastSwitchover the latest planned change of the primary, or null
 * @param lastFailover the latest unplanned change of the primary, or null
 * @param handled requests by annotation that were dealt with
 * @param conditions conditions as last reported
 */
public record Recorded(
    long observedGeneration,
    String primary,
    long epoch,
    long backlogBytes,
    long writeBytesPerSecond,
    @Nullable PrimaryChange lastSwitchover,
    @Nullable PrimaryChange lastFailover,
    Requests handled,
    List<ConditionView> conditions) {

  /** Copies the list. */
  public Recorded {
    conditions = List.copyOf(conditions);
  }

  /** Whether a primary was ever chosen. */
  public boolean hasPrimary() {
    return !primary.isEmpty();
  }

  /** The condition of that type, if it is present. */
  public Optional<ConditionView> condition(String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  /** Whether the condition of that type is True. */
  public boolean isTrue(String type) {
    return condition(type).map(ConditionView::isTrue).orElse(false);
  }
}
