package dev.baton.operator.plan;

import dev.baton.operator.api.v1.HandledRequests;
import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.api.v1.SwitchoverCause;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned change of the primary.
 *
 * @param from the primary, which works
 * @param to the replica that takes over
 * @param epoch number of the promotion
 * @param notes what is recorded with it, or null when it is recorded already
 * @param because for people
 */
record Move(PodView from, PodView to, long epoch, Action.@Nullable Notes notes, String because) {

  /** A move that begins now. */
  static Move begin(
      Observed observed, PodView from, PodView to, SwitchoverCause cause, String because) {
    long epoch = observed.recorded().epoch() + 1;
    PrimaryChange change =
        new PrimaryChange(
            Instant.ofEpochMilli(observed.nowMs()).toString(),
            from.name(),
            to.name(),
            cause.text(),
            epoch,
            null,
            null,
            PrimaryChange.LOST_NOTHING,
            null,
            null);
    return new Move(from, to, epoch, new Action.Notes(change, null, null), because);
  }

  /** A move that was recorded and not finished. */
  static Move resume(Observed observed, PodView from, PodView to, String because) {
    return new Move(from, to, observed.recorded().epoch(), null, because);
  }

  /** This move, which deals with a request. */
  Move handling(HandledRequests handled) {
    Action.Notes known = notes == null ? Action.Notes.NONE : notes;
    Action.Notes all = new Action.Notes(known.switchover(), known.failover(), handled);
    return new Move(from, to, epoch, all, because);
  }
}
