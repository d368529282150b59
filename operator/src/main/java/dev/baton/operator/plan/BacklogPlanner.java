package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;

/** Gives every running engine the decided backlog, without a restart. */
final class BacklogPlanner {
  private BacklogPlanner() {}

  static void plan(Observed observed, Draft draft) {
    BacklogSizing.Decision decision = BacklogSizing.decide(observed);
    long former = observed.recorded().backlogBytes();
    if (former > 0 && former != decision.bytes()) {
      String text = former + " B -> " + decision.bytes() + " B: " + decision.arithmetic();
      draft.add(new Action.Announce(EventReason.BACKLOG_RESIZED, text));
    }
    for (PodView pod : observed.pods()) {
      pod.view()
          .filter(view -> !view.loading() && !pod.terminating())
          .filter(view -> view.stream().backlogBytes() != decision.bytes())
          .ifPresent(view -> configure(draft, pod, view.stream().backlogBytes(), decision));
    }
  }

  private static void configure(
      Draft draft, PodView pod, long have, BacklogSizing.Decision decision) {
    String because = "it keeps " + have + " B of the stream";
    draft.add(new Action.Configure(pod.name(), decision.bytes(), because));
  }
}
