package dev.baton.operator.plan;

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
 * ordinal first; the primary is moved and is then a replica like the others.
 */
final class Replacement {
  private Replacement() {}

  static void plan(Observed observed, Draft draft) {
    List<PodView> outdated =
        observed.pods().stream().filter(pod -> isOutdated(observed, pod)).toList();
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
    return isOutdated(observed, primary)
        && observed.desired().instances() > 1
        && observed.pods().stream().filter(pod -> isOutdated(observed, pod)).count() == 1
        && SyncGate.findObstacle(observed, primary.name()).isEmpty();
  }

  static boolean isOutdated(Observed observed, PodView pod) {
    return observed.workload().knowsRevision()
        && !pod.terminating()
        && !pod.revision().equals(observed.workload().newestRevision());
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
    Optional<String> obstacle = SyncGate.findObstacle(observed, primary);
    if (obstacle.isPresent()) {
      draft.block(obstacle.get());
      draft.lookAgainWithinMs(1_000);
      return;
    }
    outdated.stream()
        .filter(pod -> !pod.name().equals(primary) || observed.podsExpected() == 1)
        .max(Comparator.comparingInt(PodView::ordinal))
        .ifPresent(pod -> delete(draft, pod, "it is not of the newest revision"));
  }

  private static void delete(Draft draft, PodView pod, String because) {
    draft.disrupt();
    draft.add(new Action.DeletePod(pod.name(), pod.uid(), because));
    draft.add(new Action.Announce(EventReason.POD_REPLACED, pod.name() + ": " + because));
  }
}
