package dev.baton.operator.plan;

import dev.baton.operator.api.v1.HandledRequests;
import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.api.v1.SwitchoverCause;
import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;
import java.util.Optional;

/**
 * Moves the primary when somebody asks for it.
 *
 * <p>A request is dealt with once. It is done, or it is refused with the reason: at once when it
 * can never be done, and otherwise when its candidate has not caught up within the timeout.
 */
final class SwitchoverPlanner {
  /** After a try was given up, writes run undisturbed at least this long before the next. */
  static final long REST_MS = 2_000;

  private static final long SOON_MS = 200;

  private SwitchoverPlanner() {}

  static void plan(Observed observed, Draft draft) {
    tellGap(observed, draft);
    if (!observed.recorded().hasPrimary()) {
      // A request that is older than the data asks for nothing: no primary has ever served.
      SwitchoverRequest.pending(observed)
          .ifPresent(request -> draft.handleSwitchover(request.text()));
      return;
    }
    SwitchoverRequest.pending(observed).ifPresent(request -> handle(observed, draft, request));
  }

  private static void handle(Observed observed, Draft draft, SwitchoverRequest request) {
    Optional<String> fault = request.findFault(observed);
    Optional<PodView> primary = observed.pod(draft.leadership().pod());
    if (fault.isPresent()) {
      refuse(draft, request, fault.get());
    } else if (!draft.leadership().isSettled() || primary.isEmpty() || !draft.mayDisrupt()) {
      await(observed, draft, request, "there is no primary that works");
    } else if (request.target().equals(primary.get().name())) {
      draft.handleSwitchover(request.text());
      String text = primary.get().name() + " is the primary already; nothing was moved";
      draft.add(new Action.Announce(EventReason.SWITCHOVER_COMPLETED, text));
    } else if (!draft.mayMove()) {
      await(observed, draft, request, "the Service is led to the primary");
    } else {
      handle(observed, draft, request, primary.get());
    }
  }

  private static void handle(
      Observed observed, Draft draft, SwitchoverRequest request, PodView primary) {
    Optional<PodView> candidate =
        request.leavesChoice()
            ? Candidates.best(observed, primary)
            : observed
                .pod(request.target())
                .filter(pod -> Candidates.findObjection(observed, primary, pod).isEmpty());
    if (candidate.isEmpty()) {
      await(observed, draft, request, objections(observed, request, primary));
    } else if (MovePlanner.isResting(observed, REST_MS)) {
      await(observed, draft, request, candidate.get().name() + " did not catch up in time");
    } else {
      String because = "it was requested by " + request.text();
      Move move =
          Move.begin(observed, primary, candidate.get(), SwitchoverCause.REQUESTED, because);
      HandOver.plan(draft, observed, move.handling(handled(observed, request)));
    }
  }

  private static HandledRequests handled(Observed observed, SwitchoverRequest request) {
    String restart = observed.recorded().handled().restart();
    return new HandledRequests(request.text(), restart.isEmpty() ? null : restart);
  }

  private static String objections(Observed observed, SwitchoverRequest request, PodView primary) {
    return observed.pods().stream()
        .filter(pod -> request.leavesChoice() || pod.name().equals(request.target()))
        .filter(pod -> !pod.name().equals(primary.name()))
        .flatMap(pod -> Candidates.findObjection(observed, primary, pod).stream())
        .reduce((left, right) -> left + "; " + right)
        .orElse("there is no replica");
  }

  private static void await(
      Observed observed, Draft draft, SwitchoverRequest request, String because) {
    long sinceMs = observed.memories().requestSinceMs();
    long waitedMs = sinceMs < 0 ? 0 : observed.nowMs() - sinceMs;
    if (waitedMs >= observed.desired().switchover().timeoutMs()) {
      refuse(draft, request, because + ", after " + waitedMs + " ms");
    } else {
      draft.awaitSwitchover("the move requested by " + request.text() + " waits: " + because);
      draft.lookAgainWithinMs(SOON_MS);
    }
  }

  private static void refuse(Draft draft, SwitchoverRequest request, String because) {
    draft.handleSwitchover(request.text());
    String text = "the request " + request.text() + " is refused: " + because;
    draft.add(new Action.Announce(EventReason.SWITCHOVER_REFUSED, text));
  }

  /** The gap is known only after the move, so the pass after the move tells it. */
  private static void tellGap(Observed observed, Draft draft) {
    MeasuredGap gap = observed.memories().gap();
    PrimaryChange change = observed.recorded().lastSwitchover();
    if (change == null || !change.awaitsGapOf(gap.epoch())) {
      return;
    }
    String text =
        change.to()
            + " took over from "
            + change.from()
            + "; no write was accepted for "
            + gap.gapMs()
            + " ms";
    draft.add(new Action.Announce(EventReason.SWITCHOVER_COMPLETED, text));
    long boundMs = observed.desired().switchover().maxWriteGapMs();
    if (gap.gapMs() > boundMs) {
      String late = text + ", which is more than switchover.maxWriteGap, " + boundMs + " ms";
      draft.add(new Action.Announce(EventReason.WRITE_GAP_EXCEEDED, late));
    }
  }
}
