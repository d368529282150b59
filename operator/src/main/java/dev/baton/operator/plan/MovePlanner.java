package dev.baton.operator.plan;

import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Comparator;
import java.util.Optional;

/** Moves the primary away from a pod that is about to go. */
final class MovePlanner {
  /** After a move was given up, writes run undisturbed at least this long before the next try. */
  static final long REST_MS = 10_000;

  private MovePlanner() {}

  static void plan(Observed observed, Draft draft) {
    Optional<PodView> primary = observed.pod(draft.leadership().pod());
    if (!draft.leadership().isSettled() || !draft.mayDisrupt() || primary.isEmpty()) {
      return;
    }
    Optional<String> cause = findCause(observed, primary.get());
    if (cause.isPresent()) {
      move(observed, draft, primary.get(), cause.get());
    }
  }

  private static Optional<String> findCause(Observed observed, PodView primary) {
    if (primary.terminating()) {
      return Optional.of("its pod is being deleted");
    }
    if (primary.ordinal() >= observed.desired().instances()) {
      return Optional.of("only " + observed.desired().instances() + " instances are wanted");
    }
    if (Replacement.isDueForPrimary(observed, primary)) {
      return Optional.of("its pod is not of the newest revision");
    }
    return Optional.empty();
  }

  private static void move(Observed observed, Draft draft, PodView primary, String cause) {
    Optional<PodView> candidate = findCandidate(observed, primary);
    if (candidate.isEmpty()) {
      draft.block("no replica that stays is in sync with " + primary.name());
      draft.lookAgainWithinMs(1_000);
      return;
    }
    if (isResting(observed)) {
      draft.block("a move was given up; writes run for a while before the next try");
      draft.lookAgainWithinMs(REST_MS / 2);
      return;
    }
    long epoch = observed.recorded().epoch() + 1;
    HandOver.plan(draft, observed, primary, candidate.get(), epoch, true, cause);
  }

  private static boolean isResting(Observed observed) {
    long givenUpAtMs = observed.memories().moveGivenUpAtMs();
    return givenUpAtMs >= 0 && observed.nowMs() - givenUpAtMs < REST_MS;
  }

  private static Optional<PodView> findCandidate(Observed observed, PodView primary) {
    return observed.pods().stream()
        .filter(pod -> !pod.name().equals(primary.name()))
        .filter(pod -> pod.ordinal() < observed.desired().instances())
        .filter(pod -> !pod.terminating() && !Replacement.isOutdated(observed, pod))
        .filter(pod -> pod.view().map(view -> view.priority() > 0).orElse(false))
        .filter(pod -> SyncGate.isInSync(observed, pod, primary.name()))
        .min(
            Comparator.<PodView>comparingLong(
                    pod -> SyncGate.lagBytes(observed, pod, primary.name()))
                .thenComparingInt(pod -> pod.view().orElseThrow().priority())
                .thenComparingInt(PodView::ordinal));
  }
}
