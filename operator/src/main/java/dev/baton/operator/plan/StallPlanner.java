package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.status.EventReason;

/** Tells by an event, once, that a resource waits for a person. */
final class StallPlanner {
  private StallPlanner() {}

  static void plan(Observed observed, Draft draft) {
    if (observed.recorded().isTrue(ConditionType.STALLED.text())) {
      return;
    }
    Problem.find(observed)
        .filter(problem -> problem.isStalled(observed))
        .map(problem -> problem.reason().text() + ": " + problem.message())
        .map(text -> new Action.Announce(EventReason.STALLED, text))
        .ifPresent(draft::addLast);
  }
}
