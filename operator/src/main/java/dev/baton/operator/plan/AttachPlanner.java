package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;

/** Makes every other engine that answers follow the primary, whatever the rest of them does. */
final class AttachPlanner {
  private AttachPlanner() {}

  static void plan(Observed observed, Draft draft) {
    Leadership leadership = draft.leadership();
    if (leadership.isWaiting()) {
      return;
    }
    for (PodView pod : observed.pods()) {
      if (!pod.name().equals(leadership.pod()) && !pod.terminating()) {
        pod.view().ifPresent(view -> attach(observed, draft, pod, view));
      }
    }
  }

  private static void attach(Observed observed, Draft draft, PodView pod, EngineView view) {
    String primary = draft.leadership().pod();
    switch (view.role()) {
      case PRIMARY -> demoteRival(draft, pod, primary);
      case UNASSIGNED -> follow(draft, pod, view, "it waits for its role");
      case REPLICA -> {
        String host = observed.desired().hostOf(primary);
        if (!view.link().leadsTo(host, observed.desired().port())) {
          follow(draft, pod, view, "it follows " + orNobody(view.link().host()));
        }
      }
    }
  }

  /** Two primaries are worse than a short read error: this comes before any other disruption. */
  private static void demoteRival(Draft draft, PodView pod, String primary) {
    if (!draft.leadership().isSettled() || !draft.mayDisrupt()) {
      draft.lookAgainWithinMs(1);
      return;
    }
    draft.disrupt();
    String because = "it believes itself the primary, which is " + primary;
    draft.add(new Action.Demote(pod.name(), primary, because));
    draft.add(new Action.Announce(EventReason.RIVAL_PRIMARY_DEMOTED, pod.name() + ": " + because));
  }

  private static void follow(Draft draft, PodView pod, EngineView view, String because) {
    String primary = draft.leadership().pod();
    if (view.loading()) {
      draft.lookAgainWithinMs(500);
      return;
    }
    draft.add(new Action.Follow(pod.name(), primary, because));
    String text = pod.name() + " follows " + primary + " now";
    draft.add(new Action.Announce(EventReason.REPLICA_ATTACHED, text));
  }

  private static String orNobody(String host) {
    return host.isEmpty() ? "nobody" : host;
  }
}
