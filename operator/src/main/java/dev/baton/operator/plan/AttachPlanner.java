package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes every other engine that answers follow the primary, or its place in the {@link Tree} below
 * it, whatever the rest of them does.
 */
final class AttachPlanner {
  private AttachPlanner() {}

  static void plan(Observed observed, Draft draft) {
    Leadership leadership = draft.leadership();
    if (leadership.isWaiting()) {
      return;
    }
    Map<String, String> upstreams = Tree.grow(observed, leadership.pod());
    for (PodView pod : observed.pods()) {
      if (!pod.name().equals(leadership.pod()) && !pod.terminating()) {
        String upstream = upstreams.get(pod.name());
        pod.view().ifPresent(view -> attach(observed, draft, pod, view, upstream));
      }
    }
  }

  private static void attach(
      Observed observed, Draft draft, PodView pod, EngineView view, @Nullable String upstream) {
    if (upstream == null) {
      // Nobody who has the data has room yet.
      draft.lookAgainWithinMs(500);
      return;
    }
    switch (view.role()) {
      case PRIMARY -> demoteRival(draft, pod, upstream);
      case UNASSIGNED -> follow(draft, pod, view, upstream, "it waits for its role");
      case REPLICA -> {
        String host = observed.desired().hostOf(upstream);
        if (!view.link().leadsTo(host, observed.desired().port())) {
          String because = "it follows " + orNobody(view.link().host());
          follow(draft, pod, view, upstream, because);
        }
      }
    }
  }

  /** Two primaries are worse than a short read error: this comes before any other disruption. */
  private static void demoteRival(Draft draft, PodView pod, String upstream) {
    if (!draft.leadership().isSettled() || !draft.mayDisrupt()) {
      draft.lookAgainWithinMs(1);
      return;
    }
    draft.disrupt();
    String because = "it believes itself the primary, which is " + draft.leadership().pod();
    draft.add(new Action.Demote(pod.name(), upstream, because));
    draft.add(new Action.Announce(EventReason.RIVAL_PRIMARY_DEMOTED, pod.name() + ": " + because));
  }

  private static void follow(
      Draft draft, PodView pod, EngineView view, String upstream, String because) {
    if (view.loading()) {
      draft.lookAgainWithinMs(500);
      return;
    }
    draft.add(new Action.Follow(pod.name(), upstream, because));
    String text = pod.name() + " follows " + upstream + " now";
    draft.add(new Action.Announce(EventReason.REPLICA_ATTACHED, text));
  }

  private static String orNobody(String host) {
    return host.isEmpty() ? "nobody" : host;
  }
}
