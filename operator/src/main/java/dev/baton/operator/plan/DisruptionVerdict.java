package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.List;
import java.util.Optional;

/** Whether a pod may go now without an effect on writes or on the safety of data. */
final class DisruptionVerdict {
  private DisruptionVerdict() {}

  /** Why the pod should not go now, if there is a reason. */
  static Optional<String> findObjection(Observed observed, PodView pod) {
    String primary = observed.recorded().primary();
    if (pod.name().equals(primary)) {
      return Optional.of("it is the primary; move the primary first");
    }
    List<String> away =
        observed.pods().stream()
            .filter(other -> !other.name().equals(pod.name()) && !other.name().equals(primary))
            .filter(other -> other.terminating() || !other.ready())
            .map(PodView::name)
            .toList();
    if (!away.isEmpty()) {
      return Optional.of(String.join(", ", away) + " is away already");
    }
    if (observed.pods().size() < observed.desired().instances()) {
      return Optional.of("a pod is missing already");
    }
    return findObjectionToReplica(observed, pod, primary);
  }

  private static Optional<String> findObjectionToReplica(
      Observed observed, PodView pod, String primary) {
    boolean otherCopy =
        observed.pods().stream()
            .filter(other -> !other.name().equals(pod.name()))
            .anyMatch(other -> SyncGate.isInSync(observed, other, primary));
    if (!otherCopy) {
      return Optional.of("no other replica is in sync");
    }
    if (!Replacement.outdated(observed).isEmpty()) {
      return Optional.of("a rollout is running");
    }
    return BacklogSizing.decide(observed).isSufficient()
        ? Optional.empty()
        : Optional.of("the backlog does not cover its absence");
  }
}
