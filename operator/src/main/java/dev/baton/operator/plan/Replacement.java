package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Replaces pods that are not of the newest revision.
 *
 * <p>A pod that is not ready has nothing to lose and goes at once, so that a bad image or directive
 * can be taken back. Ready replicas go one at a time behind the {@link SyncGate}, the highest
 * ordinal first; the primary is moved and is then a replica like the others. The first pod of a new
 * revision is the canary: the others wait until it has stood its trial, and for good when it does
 * not.
 */
final class Replacement {
  /** A pod that cannot stand the traffic of its role usually ends within seconds. */
  static final long TRIAL_MS = 5_000;

  /** One that has ended already must stay up longer than the pauses between its starts. */
  static final long TRIAL_AFTER_RESTART_MS = 60_000;

  private Replacement() {}

  static void plan(Observed observed, Draft draft) {
    List<PodView> outdated = outdated(observed);
    if (outdated.isEmpty() || !draft.mayDisrupt()) {
      return;
    }
    Optional<PodView> broken = outdated.stream().filter(Replacement::isBroken).findFirst();
    if (broken.isPresent()) {
      delete(draft, broken.get(), "it is not ready and not of the newest revision");
    } else {
      replaceNext(observed, draft, outdated);
    }
  }

  /** Whether the primary is the last pod of an old revision and may be moved now. */
  static boolean isDueForPrimary(Observed observed, PodView primary) {
    return observed.desired().rollout().movesPrimary()
        && isLast(observed, primary)
        && findObstacle(observed, primary.name()).isEmpty();
  }

  /** Whether nothing but a person's request can bring the rollout forward. */
  static boolean waitsForPerson(Observed observed) {
    return !observed.desired().rollout().movesPrimary()
        && observed.recordedPrimary().filter(pod -> isLast(observed, pod)).isPresent();
  }

  static boolean isOutdated(Observed observed, PodView pod) {
    return observed.workload().knowsRevision()
        && !pod.terminating()
        && !pod.revision().equals(observed.workload().newestRevision());
  }

  static List<PodView> outdated(Observed observed) {
    return observed.pods().stream().filter(pod -> isOutdated(observed, pod)).toList();
  }

  /** Whether the last report spoke of pods to replace. */
  static boolean wasRunning(Observed observed) {
    return observed
        .recorded()
        .condition(ConditionType.ROLLOUT_COMPLETE.text())
        .map(condition -> !condition.isTrue())
        .orElse(false);
  }

  private static boolean isLast(Observed observed, PodView primary) {
    return isOutdated(observed, primary)
        && observed.desired().instances() > 1
        && outdated(observed).size() == 1;
  }

  private static boolean isBroken(PodView pod) {
    return !pod.ready() && !pod.plays(EngineRole.PRIMARY);
  }

  private static void replaceNext(Observed observed, Draft draft, List<PodView> outdated) {
    if (!draft.leadership().isSettled()) {
      draft.block("there is no primary");
      return;
    }
    String primary = draft.leadership().pod();
    Optional<String> obstacle = findObstacle(observed, primary);
    if (obstacle.isPresent()) {
      draft.block(obstacle.get());
      draft.lookAgainWithinMs(1_000);
      return;
    }
    outdated.stream()
        .filter(pod -> !pod.name().equals(primary) || observed.podsExpected() == 1)
        .max(Comparator.comparingInt(PodView::ordinal))
        .ifPresent(pod -> delete(draft, pod, "it is not of the newest revision" + doubt(observed)));
  }

  /** Says so when the pod may have to copy everything when it is back. */
  private static String doubt(Observed observed) {
    BacklogSizing.Decision backlog = BacklogSizing.decide(observed);
    return backlog.isSufficient()
        ? ""
        : "; the backlog does not cover an absence of "
            + backlog.coverageSeconds()
            + " s, so it may have to copy all data";
  }

  private static Optional<String> findObstacle(Observed observed, String primary) {
    return SyncGate.findObstacle(observed, primary).or(() -> findTrial(observed));
  }

  /** The pods that are new already are on trial while old ones are left. */
  private static Optional<String> findTrial(Observed observed) {
    return observed.pods().stream()
        .filter(pod -> !isOutdated(observed, pod))
        .flatMap(pod -> findTrial(observed, pod).stream())
        .findFirst();
  }

  private static Optional<String> findTrial(Observed observed, PodView pod) {
    long readyMs = pod.readyForMs(observed.nowMs());
    boolean wasRestarted = pod.container().restarts() > 0;
    if (readyMs >= (wasRestarted ? TRIAL_AFTER_RESTART_MS : TRIAL_MS)) {
      return Optional.empty();
    }
    String why = wasRestarted ? " is on trial again, for it has ended" : " is on trial";
    return Optional.of(pod.name() + " of the new revision" + why);
  }

  private static void delete(Draft draft, PodView pod, String because) {
    draft.disrupt();
    draft.add(new Action.DeletePod(pod.name(), pod.uid(), because));
    draft.add(new Action.Announce(EventReason.POD_REPLACED, pod.name() + ": " + because));
  }
}
