package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;
import java.util.Comparator;

/**
 * Brings a new password to running engines, replicas first. Links and connections that exist go on;
 * an engine knows one password, so new connections need the new one from that moment.
 */
final class PasswordPlanner {
  private PasswordPlanner() {}

  static void plan(Observed observed, Draft draft) {
    observed.pods().stream()
        .filter(pod -> pod.view().map(EngineView::passwordIsOutdated).orElse(false))
        .sorted(Comparator.comparing(pod -> pod.plays(EngineRole.PRIMARY)))
        .forEach(pod -> renew(draft, pod));
  }

  private static void renew(Draft draft, PodView pod) {
    draft.add(new Action.SetPassword(pod.name(), "it still has the former password"));
    String text = pod.name() + " takes the password that the Secret has now";
    draft.add(new Action.Announce(EventReason.PASSWORD_CHANGED, text));
  }
}
