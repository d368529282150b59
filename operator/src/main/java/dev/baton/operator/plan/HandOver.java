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
 *   hold new clients on B -> label B, unlabel A -> the Service leads to B
 *     -> pause writes on A -> wait until B has all of A -> record B
 *     -> A follows B, which closes its clients -> promote B, which lets its clients go on
 * </pre>
 *
 * The Service goes first: from the label of a pod to the rules of every node takes up to a second,
 * and nobody writes while that lasts if writes are paused before. Meanwhile the clients of A go on
 * writing, and whoever connects anew waits at B, where nothing is lost. The labels change side by
 * side, for nodes take in changes of a Service at most once a second. A follows before B is
 * promoted, so that there is never a moment with two primaries. Up to the record, giving up means
 * letting A's writes go on; the next pass labels A again. After it, the pause outlasts the few
 * steps left, and a pass that finds the record without the promotion pauses again.
 *
 * <p>A primary whose pod is being deleted ends within a second or so: there is no time to lead the
 * Service first, and the labels change after the promotion.
 */
final class HandOver {
  /** The Service, the candidate and the steps after them fit in; then clients are refused. */
  static final long HOLD_MS = 5_000;

  /** Nodes that take longer are waited for by their clients, while writes are paused. */
  static final long SERVICE_WITHIN_MS = 1_500;

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
    if (!from.terminating()) {
      leadServiceTo(draft, observed, move);
    }
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
    draft.add(new Action.Demote(from.name(), to.name(), false, "its writes are paused"));
    draft.add(
        new Action.Promote(to.name(), move.epoch(), "it has all that " + from.name() + " has"));
    if (from.terminating()) {
      relabel(draft, observed, move);
    }
    draft.add(new Action.ResumeWrites(from.name(), to.name() + " takes the writes now"));
    String moved =
        "the primary moved from " + from.name() + " to " + to.name() + ": " + move.because();
    draft.add(new Action.Announce(EventReason.PRIMARY_MOVED, moved));
    draft.lead(Leadership.changing(to.name(), ConditionReason.SWITCHING_OVER, move.because()));
  }

  private static void leadServiceTo(Draft draft, Observed observed, Move move) {
    PodView to = move.to();
    String because = to.name() + " is about to be the primary";
    draft.add(new Action.HoldClients(to.name(), HOLD_MS, because));
    relabel(draft, observed, move);
    draft.add(new Action.AwaitService(to.name(), SERVICE_WITHIN_MS, because));
  }

  private static void relabel(Draft draft, Observed observed, Move move) {
    PodView to = move.to();
    if (to.role() != PodRole.PRIMARY) {
      draft.add(new Action.Label(to.name(), to.uid(), PodRole.PRIMARY, move.because()));
    }
    LabelPlanner.unlabelFormerPrimaries(observed, draft, to.name());
  }

  private static long equalWithinMs(Observed observed) {
    return Math.min(EQUAL_WITHIN_MS, observed.desired().switchover().timeoutMs());
  }
}
