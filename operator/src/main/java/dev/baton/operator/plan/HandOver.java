package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.status.EventReason;

/**
 * Moves the primary without losing a write.
 *
 * <pre>
 *   pause writes on A -> wait until B has all of A -> record B
 *     -> A follows B -> promote B -> label B -> unlabel A -> let A's clients go on
 * </pre>
 *
 * The labels change side by side, when A takes no writes any more: nodes take in changes of a
 * Service at most once a second, and clients would wait for the second one. A follows before B is
 * promoted, so that there is never a moment with two primaries. Up to the record, giving up means
 * letting A's writes go on. After it, the pause outlasts the few steps left, and a pass that finds
 * the record without the promotion pauses again.
 */
final class HandOver {
  /** Longer than a pass that is cut off and begun again, shorter than a client's patience. */
  static final long PAUSE_MS = 5_000;

  /** A reconcile thread waits no longer than this for the candidate. */
  static final long EQUAL_WITHIN_MS = 800;

  /** From the label of a pod to the rules of every node takes up to a second or two. */
  static final long MEASURE_MS = 2_000;

  private HandOver() {}

  static void plan(Draft draft, Observed observed, Move move) {
    PodView from = move.from();
    PodView to = move.to();
    draft.disrupt();
    draft.add(new Action.PauseWrites(from.name(), PAUSE_MS, move.because()));
    draft.add(
        new Action.AwaitEqual(
            to.name(), from.name(), equalWithinMs(observed), "no acknowledged write may be lost"));
    Action.Notes notes = move.notes();
    if (notes != null) {
      draft.add(new Action.RecordPrimary(to.name(), move.epoch(), notes, move.because()));
      draft.addLast(
          new Action.MeasureGap(to.name(), move.epoch(), -1, MEASURE_MS, "writes were held back"));
    }
    draft.add(new Action.Demote(from.name(), to.name(), "its writes are paused"));
    draft.add(
        new Action.Promote(to.name(), move.epoch(), "it has all that " + from.name() + " has"));
    if (to.role() != PodRole.PRIMARY) {
      draft.add(new Action.Label(to.name(), to.uid(), PodRole.PRIMARY, move.because()));
    }
    LabelPlanner.unlabelFormerPrimaries(observed, draft, to.name());
    draft.add(new Action.ResumeWrites(from.name(), to.name() + " takes the writes now"));
    String moved =
        "the primary moved from " + from.name() + " to " + to.name() + ": " + move.because();
    draft.add(new Action.Announce(EventReason.PRIMARY_MOVED, moved));
    draft.lead(Leadership.changing(to.name(), ConditionReason.SWITCHING_OVER, move.because()));
  }

  private static long equalWithinMs(Observed observed) {
    return Math.min(EQUAL_WITHIN_MS, observed.desired().switchover().timeoutMs());
  }
}
