package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.observe.PodView;

/** Keeps the role labels, which Services select by, in step with what the engines are. */
final class LabelPlanner {
  private LabelPlanner() {}

  static void plan(Observed observed, Draft draft) {
    Leadership leadership = draft.leadership();
    if (leadership.isSettled()) {
      if (observed.pod(leadership.pod()).map(pod -> pod.role() != PodRole.PRIMARY).orElse(false)) {
        draft.leadServiceBack();
      }
      unlabelFormerPrimaries(observed, draft, leadership.pod());
      observed.pod(leadership.pod()).ifPresent(pod -> label(draft, pod, PodRole.PRIMARY));
    }
    for (PodView pod : observed.pods()) {
      if (!pod.name().equals(leadership.pod())) {
        keepReplicaLabel(observed, draft, pod);
      }
    }
  }

  /** First away with the label of every other pod: the Service never leads to two. */
  static void unlabelFormerPrimaries(Observed observed, Draft draft, String primary) {
    for (PodView pod : observed.pods()) {
      if (pod.role() == PodRole.PRIMARY && !pod.name().equals(primary)) {
        String because = primary + " is the primary";
        draft.add(new Action.Label(pod.name(), pod.uid(), PodRole.NONE, because));
      }
    }
  }

  private static void label(Draft draft, PodView pod, PodRole role) {
    if (pod.role() != role) {
      String because = role == PodRole.PRIMARY ? "it is the primary" : "it follows the primary";
      draft.add(new Action.Label(pod.name(), pod.uid(), role, because));
    }
  }

  private static void keepReplicaLabel(Observed observed, Draft draft, PodView pod) {
    if (pod.role() == PodRole.REPLICA) {
      if (isLost(observed, pod) || pod.view().map(LabelPlanner::cannotServe).orElse(false)) {
        String because = "it does not serve reads";
        draft.add(new Action.Label(pod.name(), pod.uid(), PodRole.NONE, because));
      }
    } else if (pod.role() == PodRole.NONE && !pod.terminating()) {
      pod.view()
          .filter(view -> view.link().up() && !cannotServe(view))
          .ifPresent(view -> label(draft, pod, PodRole.REPLICA));
    } else if (pod.role() == PodRole.PRIMARY && draft.leadership().isWaiting()) {
      dropUselessPrimaryLabel(draft, pod);
    }
  }

  /** A primary that has come back without its role would answer writes with errors. */
  private static void dropUselessPrimaryLabel(Draft draft, PodView pod) {
    if (pod.isReachable() && !pod.plays(EngineRole.PRIMARY)) {
      String because = "it has lost its role";
      draft.add(new Action.Label(pod.name(), pod.uid(), PodRole.NONE, because));
    }
  }

  /** A short hiccup of a replica must not take it out of its Service. */
  private static boolean isLost(Observed observed, PodView pod) {
    return pod.terminating()
        || pod.engine() instanceof Inspection.Refused
        || (!pod.isReachable()
            && pod.silentForMs(observed.nowMs()) >= observed.desired().detectAfterMs());
  }

  private static boolean cannotServe(EngineView view) {
    return view.role() != EngineRole.REPLICA || view.loading() || view.link().fullSyncRunning();
  }
}
