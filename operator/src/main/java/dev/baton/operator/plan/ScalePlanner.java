package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;

/**
 * Takes pods away, one at a time and never the primary: a StatefulSet always removes the highest
 * ordinal, so the primary is moved below the wanted number first.
 */
final class ScalePlanner {
  private ScalePlanner() {}

  static void plan(Observed observed, Draft draft) {
    int have = observed.workload().replicas();
    int want = observed.desired().instances();
    if (!observed.workload().exists() || have <= want || !draft.mayDisrupt()) {
      return;
    }
    String leaving = observed.desired().podName(have - 1);
    if (findObstacle(observed, draft, leaving).isEmpty()) {
      draft.disrupt();
      String because = want + " instances are wanted";
      draft.add(new Action.ScaleDown(Shape.of(observed, have - 1), because));
      String text = leaving + " is taken away: " + because;
      draft.add(new Action.Announce(EventReason.SCALED_DOWN, text));
    } else {
      draft.block(findObstacle(observed, draft, leaving));
      draft.lookAgainWithinMs(1_000);
    }
  }

  private static String findObstacle(Observed observed, Draft draft, String leaving) {
    if (!draft.leadership().isSettled()) {
      return "there is no primary";
    }
    if (draft.leadership().pod().equals(leaving)) {
      return leaving + " is the primary and is moved first";
    }
    if (observed.pods().stream().anyMatch(PodView::terminating)) {
      return "another pod is still being deleted";
    }
    return holdsTheOnlyCopy(observed, draft.leadership().pod(), leaving)
        ? leaving + " is the only replica in sync"
        : "";
  }

  private static boolean holdsTheOnlyCopy(Observed observed, String primary, String leaving) {
    boolean replicasStay = observed.desired().instances() > 1;
    boolean otherCopy =
        observed.pods().stream()
            .filter(pod -> !pod.name().equals(leaving))
            .anyMatch(pod -> SyncGate.isInSync(observed, pod, primary));
    return replicasStay && !otherCopy;
  }
}
