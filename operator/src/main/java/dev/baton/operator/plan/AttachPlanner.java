package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;
import java.util.Map;
import java.util.OptionalLong;
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
      case PRIMARY -> demoteRival(observed, draft, pod, upstream);
      case UNASSIGNED -> follow(observed, draft, pod, upstream, "it waits for its role");
      case REPLICA -> {
        String host = observed.desired().hostOf(upstream);
        boolean givenUp = Divergence.isGivenUp(observed, pod, draft.leadership().pod());
        if (!view.link().leadsTo(host, observed.desired().port())) {
          String because = "it follows " + orNobody(view.link().host());
          follow(observed, draft, pod, upstream, because);
        } else if (view.link().snapshotRefused() && givenUp) {
          follow(observed, draft, pod, upstream, "it refuses the snapshot of a newer epoch");
        }
      }
    }
  }

  /** Two primaries are worse than a short read error: this comes before any other disruption. */
  private static void demoteRival(Observed observed, Draft draft, PodView pod, String upstream) {
    if (!draft.leadership().isSettled() || !draft.mayDisrupt()) {
      draft.lookAgainWithinMs(1);
      return;
    }
    draft.disrupt();
    String primary = draft.leadership().pod();
    String because = "it believes itself the primary, which is " + primary;
    draft.add(new Action.Demote(pod.name(), upstream, true, because));
    OptionalLong lost = Divergence.bytesBeyond(observed, pod, primary);
    String loss = lost.isEmpty() ? "" : "; bytes that it alone has, given up: " + lost.getAsLong();
    draft.add(
        new Action.Announce(EventReason.RIVAL_PRIMARY_DEMOTED, pod.name() + ": " + because + loss));
  }

  private static void follow(
      Observed observed, Draft draft, PodView pod, String upstream, String because) {
    if (pod.view().orElseThrow().loading()) {
      draft.lookAgainWithinMs(500);
      return;
    }
    boolean givesUpData = Divergence.isGivenUp(observed, pod, draft.leadership().pod());
    draft.add(new Action.Follow(pod.name(), upstream, givesUpData, because));
    String end = givesUpData ? " and gives up what it alone has" : " now";
    String text = pod.name() + " follows " + upstream + end;
    draft.add(new Action.Announce(EventReason.REPLICA_ATTACHED, text));
  }

  private static String orNobody(String host) {
    return host.isEmpty() ? "nobody" : host;
  }
}
