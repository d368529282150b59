package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Comparator;
import java.util.Optional;

/** Who may take over from a primary that works. */
final class Candidates {
  private Candidates() {}

  /**
   * The best of those that may: of the newest revision, nearest to the primary, of the lowest
   * replica priority, of the lowest ordinal.
   */
  static Optional<PodView> best(Observed observed, PodView primary) {
    return observed.pods().stream()
        .filter(pod -> findObjection(observed, primary, pod).isEmpty())
        .min(
            Comparator.<PodView, Boolean>comparing(pod -> Replacement.isOutdated(observed, pod))
                .thenComparingLong(pod -> SyncGate.lagBytes(observed, pod, primary.name()))
                .thenComparingInt(pod -> pod.view().orElseThrow().priority())
                .thenComparingInt(PodView::ordinal));
  }

  /** Why the pod may not take over now, if there is a reason. */
  static Optional<String> findObjection(Observed observed, PodView primary, PodView pod) {
    if (pod.name().equals(primary.name())) {
      return Optional.of(pod.name() + " is the primary");
    }
    if (pod.ordinal() >= observed.desired().instances()) {
      return Optional.of(pod.name() + " is about to be taken away");
    }
    if (pod.terminating()) {
      return Optional.of(pod.name() + " is being deleted");
    }
    if (!pod.disruptedBecause().isEmpty()) {
      return Optional.of(pod.name() + " is not to stay: " + pod.disruptedBecause());
    }
    if (pod.view().map(view -> view.priority() <= 0).orElse(false)) {
      return Optional.of(pod.name() + " has replica-priority 0");
    }
    return SyncGate.isInSync(observed, pod, primary.name())
        ? Optional.empty()
        : Optional.of(pod.name() + " is not in sync");
  }
}
