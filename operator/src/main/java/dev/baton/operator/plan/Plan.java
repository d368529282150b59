package dev.baton.operator.plan;

import dev.baton.operator.api.v1.RedisReplicationStatus;
import java.util.List;

/**
 * What one pass will do.
 *
 * @param actions steps, in order
 * @param status what to report when all steps are done
 * @param lookAgainMs when to look again at the latest; 0 for "when something changes"
 */
public record Plan(List<Action> actions, RedisReplicationStatus status, long lookAgainMs) {

  /** Copies the list. */
  public Plan {
    actions = List.copyOf(actions);
  }

  /**
   * Whether the plan changes the primary. Its status is not reported then: the intent is already
   * written, and the next pass, which follows at once, reports what it sees.
   */
  public boolean changesPrimary() {
    return actions.stream()
        .anyMatch(a -> a instanceof Action.Promote || a instanceof Action.RecordPrimary);
  }
}
