package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.observe.Observed;
import java.util.Optional;

/** A change that is wanted and not finished, other than a change of the primary. */
final class PendingChange {
  private final Observed observed;
  private final Draft draft;
  private final RolloutState rollout;

  PendingChange(Observed observed, Draft draft) {
    this.observed = observed;
    this.draft = draft;
    this.rollout = RolloutState.of(observed);
  }

  /** The first change that is not finished, if there is one. */
  Optional<Finding> find() {
    int wanted = observed.desired().instances();
    if (observed.workload().replicas() != wanted) {
      String message = observed.workload().replicas() + " instances become " + wanted;
      return Optional.of(Finding.no(ConditionReason.SCALING, message + blocked()));
    }
    Finding complete = rolloutComplete();
    if (!complete.holds()) {
      return Optional.of(complete);
    }
    return draft.pendingSwitchover().isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.no(ConditionReason.SWITCHING_OVER, draft.pendingSwitchover()));
  }

  /** Whether every pod is of the newest revision. */
  Finding rolloutComplete() {
    if (rollout.overdue()) {
      long deadlineMs = observed.desired().rollout().progressDeadlineMs();
      String message = "no progress for " + deadlineMs / 1_000 + " s" + pods() + blocked();
      return Finding.no(ConditionReason.PROGRESS_DEADLINE_EXCEEDED, message);
    }
    if (rollout.waitsForPerson()) {
      String message =
          observed.recorded().primary()
              + " is the last pod of an old revision; annotate the resource with"
              + " baton.dev/switchover=any@<token> to move the primary";
      return Finding.no(ConditionReason.WAITING_FOR_SWITCHOVER, message);
    }
    if (isStale() || !rollout.outdated().isEmpty()) {
      String message = "the objects follow the spec" + pods() + blocked();
      return Finding.no(ConditionReason.REPLACING_PODS, message);
    }
    return Finding.yes(ConditionReason.PODS_UP_TO_DATE, "every pod is of the newest revision");
  }

  boolean isOverdue() {
    return rollout.overdue();
  }

  private boolean isStale() {
    return observed.workload().generation() != observed.desired().generation()
        || !observed.workload().processed();
  }

  private String pods() {
    return rollout.outdated().isEmpty()
        ? ""
        : "; pods to replace: " + String.join(", ", rollout.outdated());
  }

  private String blocked() {
    return draft.blockedBecause().isEmpty() ? "" : "; waiting: " + draft.blockedBecause();
  }
}
