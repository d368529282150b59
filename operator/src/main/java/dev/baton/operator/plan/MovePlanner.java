package dev.baton.operator.plan;

import dev.baton.operator.api.v1.SwitchoverCause;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Optional;

/** Moves the primary away from a pod that is about to go. */
final class MovePlanner {
  /** After a move was given up, writes run undisturbed at least this long before the next try. */
  static final long REST_MS = 10_000;

  private MovePlanner() {}

  private record Reason(SwitchoverCause cause, String because) {}

  static void plan(Observed observed, Draft draft) {
    Optional<PodView> primary = observed.pod(draft.leadership().pod());
    if (!draft.leadership().isSettled() || !draft.mayMove() || primary.isEmpty()) {
      return;
    }
    Optional<Reason> reason = findReason(observed, primary.get());
    if (reason.isPresent()) {
      move(observed, draft, primary.get(), reason.get());
    }
  }

  private static Optional<Reason> findReason(Observed observed, PodView primary) {
    if (primary.terminating()) {
      return Optional.of(new Reason(SwitchoverCause.POD_DELETED, "its pod is being deleted"));
    }
    if (!primary.disruptedBecause().isEmpty()) {
      return Optional.of(new Reason(SwitchoverCause.NODE_DRAINING, primary.disruptedBecause()));
    }
    if (primary.ordinal() >= observed.desired().instances()) {
      String because = "only " + observed.desired().instances() + " instances are wanted";
      return Optional.of(new Reason(SwitchoverCause.SCALE_DOWN, because));
    }
    if (Replacement.isDueForPrimary(observed, primary)) {
      String because = "its pod is not of the newest revision";
      return Optional.of(new Reason(SwitchoverCause.ROLLOUT, because));
    }
    return Optional.empty();
  }

  private static void move(Observed observed, Draft draft, PodView primary, Reason reason) {
    Optional<PodView> candidate = Candidates.best(observed, primary);
    if (candidate.isEmpty()) {
      draft.block("no replica that stays is in sync with " + primary.name());
      draft.lookAgainWithinMs(1_000);
      return;
    }
    if (isResting(observed, REST_MS)) {
      draft.block("a move was given up; writes run for a while before the next try");
      draft.lookAgainWithinMs(REST_MS / 2);
      return;
    }
    Move move = Move.begin(observed, primary, candidate.get(), reason.cause(), reason.because());
    HandOver.plan(draft, observed, move);
  }

  static boolean isResting(Observed observed, long restMs) {
    long givenUpAtMs = observed.memories().moveGivenUpAtMs();
    return givenUpAtMs >= 0 && observed.nowMs() - givenUpAtMs < restMs;
  }
}
