package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a rollout has come.
 *
 * @param outdated names of the pods that are still to be replaced
 * @param waitsForPerson whether only a request for a switchover brings it forward
 * @param overdue whether it has made no progress for its deadline
 */
public record RolloutState(List<String> outdated, boolean waitsForPerson, boolean overdue) {

  /** Copies the list. */
  public RolloutState {
    outdated = List.copyOf(outdated);
  }

  /** Reads it from the picture. */
  public static RolloutState of(Observed observed) {
    List<String> names = Replacement.outdated(observed).stream().map(PodView::name).toList();
    boolean waits = Replacement.waitsForPerson(observed);
    long sinceMs = observed.memories().rolloutSinceMs();
    long lastedMs = sinceMs < 0 ? 0 : observed.nowMs() - sinceMs;
    boolean overdue = !waits && lastedMs >= observed.desired().rollout().progressDeadlineMs();
    return new RolloutState(names, waits, overdue && isRunning(observed));
  }

  /** The present step, as a text that changes with every progress; empty while nothing rolls. */
  public static String step(Observed observed) {
    if (!isRunning(observed)) {
      return "";
    }
    StringBuilder step = new StringBuilder(observed.workload().newestRevision());
    for (PodView pod : observed.pods()) {
      step.append(' ').append(pod.uid()).append(pod.ready() ? "+" : "-");
    }
    return step.append(' ').append(observed.recorded().primary()).toString();
  }

  /** The pods that are ready and have the data, with their uid. */
  public static Map<String, String> inPlace(Observed observed) {
    String primary = observed.recorded().primary();
    return observed.pods().stream()
        .filter(pod -> pod.ready() && !pod.terminating())
        .filter(pod -> pod.name().equals(primary) || SyncGate.isLinked(observed, pod, primary))
        .collect(Collectors.toMap(PodView::name, PodView::uid));
  }

  /** A new pod that never becomes ready keeps a rollout from its end as an old one does. */
  private static boolean isRunning(Observed observed) {
    boolean incomplete =
        observed.pods().stream()
            .anyMatch(pod -> Replacement.isOutdated(observed, pod) || !pod.ready());
    return observed.workload().knowsRevision()
        && incomplete
        && (!Replacement.outdated(observed).isEmpty() || Replacement.wasRunning(observed));
  }
}
