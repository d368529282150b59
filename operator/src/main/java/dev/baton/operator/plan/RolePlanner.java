package dev.baton.operator.plan;

import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.api.v1.FailoverCause;
import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.observe.ConditionView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.observe.Recorded;
import dev.baton.operator.status.EventReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that there is one primary, the one with the newest data.
 *
 * <p>The status names the primary and the epoch; this planner drives the engines there, or, when
 * that pod is lost or has come back without its role, chooses another and raises the epoch.
 */
final class RolePlanner {
  /** How long the first start waits for the last pods before it goes on with those there are. */
  static final long FIRST_START_PATIENCE_MS = 30_000;

  /** How long an engine may take to hand over to another, when somebody has asked it to. */
  static final long HAND_OVER_PATIENCE_MS = 2_000;

  private static final long SOON_MS = 200;
  private static final long NOBODY_YET_MS = 1_000;

  private final Observed observed;
  private final Draft draft;

  private RolePlanner(Observed observed, Draft draft) {
    this.observed = observed;
    this.draft = draft;
  }

  static void plan(Observed observed, Draft draft) {
    new RolePlanner(observed, draft).run();
  }

  private void run() {
    Optional<PodView> newer = primaryOfNewerEpoch();
    if (newer.isPresent()) {
      adopt(newer.get());
    } else if (!recorded().hasPrimary()) {
      startFirst();
    } else if (recordedPrimaryAnswers()) {
      driveAnswering(observed.recordedPrimary().orElseThrow());
    } else {
      replaceIfLost();
    }
  }

  /** Somebody else has promoted a pod: its history is newer than ours, so ours gives way. */
  private Optional<PodView> primaryOfNewerEpoch() {
    return observed.pods().stream()
        .filter(pod -> pod.plays(EngineRole.PRIMARY) && !pod.terminating())
        .filter(pod -> epochOf(pod) > recorded().epoch())
        .max(Comparator.comparingLong(RolePlanner::epochOf));
  }

  private void adopt(PodView pod) {
    String because = pod.name() + " is a primary of the newer epoch " + epochOf(pod);
    draft.disrupt();
    draft.add(new Action.RecordPrimary(pod.name(), epochOf(pod), Action.Notes.NONE, because));
    draft.add(new Action.Announce(EventReason.FOREIGN_PRIMARY_ADOPTED, because));
    draft.lead(Leadership.changing(pod.name(), ConditionReason.FAILING_OVER, because));
  }

  private void startFirst() {
    long ageMs = observed.nowMs() - observed.desired().createdMs();
    long heard = observed.pods().stream().filter(this::isHeard).count();
    boolean all = heard >= observed.podsExpected();
    if (heard == 0 || (!all && ageMs < FIRST_START_PATIENCE_MS)) {
      String because = heard + " of " + observed.podsExpected() + " engines answer";
      draft.lead(Leadership.waiting(ConditionReason.WAITING_FOR_FIRST_PRIMARY, because));
      draft.lookAgainWithinMs(SOON_MS);
      return;
    }
    elect(Election.PATIENCE_MS).ifPresent(this::makeFirst);
  }

  private boolean isHeard(PodView pod) {
    return pod.view().map(view -> !view.loading()).orElse(false);
  }

  private void makeFirst(PodView pod) {
    String because = "the first primary of " + observed.desired().name();
    promote(pod, null, nextEpoch(), because, EventReason.PRIMARY_ASSIGNED);
  }

  private boolean recordedPrimaryAnswers() {
    return observed.recordedPrimary().map(PodView::isReachable).orElse(false);
  }

  private void driveAnswering(PodView pod) {
    EngineView view = pod.view().orElseThrow();
    switch (view.role()) {
      case PRIMARY -> drivePrimary(pod);
      case REPLICA -> driveReplica(pod);
      case UNASSIGNED -> driveUnassigned(pod);
    }
  }

  private void drivePrimary(PodView pod) {
    long epoch = epochOf(pod);
    boolean behind = epoch != History.EPOCH_UNKNOWN && epoch < recorded().epoch();
    if (behind && Objection.against(pod, views()).isPresent()) {
      replace(FailoverCause.ROLE_LOST, pod.name() + " has come back without its data");
    } else if (behind) {
      finishPromotion(pod, "its promotion was recorded and not finished");
    } else {
      draft.lead(Leadership.settled(pod.name()));
    }
  }

  /**
   * The recorded primary follows another: its promotion was recorded and not finished, or somebody
   * else demoted it.
   */
  private void driveReplica(PodView pod) {
    Optional<PodView> serving = primaryThatFeeds(pod);
    boolean neverPromoted = epochOf(pod) < recorded().epoch();
    boolean newest = Objection.against(pod, views()).isEmpty() && hasNewestOffset(pod);
    Optional<PodView> successor = neverPromoted ? Optional.empty() : successorOf(pod);
    Optional<PodView> unseen = neverPromoted ? Optional.empty() : unseenUpstreamOf(pod);
    if (successor.isPresent()) {
      succeed(successor.get());
    } else if (!neverPromoted && isBeingHandedOver(pod)) {
      String because = pod.name() + " has stepped back for another pod, not by this operator";
      draft.lead(Leadership.waiting(ConditionReason.SWITCHING_OVER, because));
      draft.lookAgainWithinMs(SOON_MS);
    } else if (unseen.isPresent()) {
      String because =
          pod.name()
              + " has stepped back for "
              + unseen.get().name()
              + ", which lives but rejects"
              + " the operator";
      draft.lead(Leadership.waiting(ConditionReason.PRIMARY_UNREACHABLE, because));
      draft.lookAgainWithinMs(NOBODY_YET_MS);
    } else if (serving.isPresent() && !pod.terminating()) {
      String because = "its promotion was recorded and " + serving.get().name() + " still serves";
      HandOver.plan(draft, observed, Move.resume(observed, serving.get(), pod, because));
    } else if (neverPromoted && newest) {
      finishPromotion(pod, "its promotion was recorded and not finished");
    } else {
      replace(FailoverCause.ROLE_LOST, pod.name() + " has lost its role");
    }
  }

  /**
   * Somebody else has moved the primary: the recorded one was promoted, and follows its successor
   * now. Moving it back would be a second gap for nothing. A new epoch makes the history of the
   * successor the newest.
   */
  private void succeed(PodView successor) {
    String because = recorded().primary() + " follows it, by somebody else's order";
    draft.disrupt();
    draft.add(new Action.RecordPrimary(successor.name(), nextEpoch(), Action.Notes.NONE, because));
    install(successor, nextEpoch(), because);
    String text = successor.name() + " is the primary of epoch " + nextEpoch() + ": " + because;
    draft.add(new Action.Announce(EventReason.FOREIGN_PRIMARY_ADOPTED, text));
  }

  /** The primary that the recorded one was told to follow, if it has all that this one has. */
  private Optional<PodView> successorOf(PodView pod) {
    EngineView held = pod.view().orElseThrow();
    return observed.pods().stream()
        .filter(other -> other.plays(EngineRole.PRIMARY) && !other.terminating())
        .filter(other -> epochOf(other) >= epochOf(pod))
        .filter(other -> leads(held, other))
        .filter(other -> other.view().orElseThrow().history().isRelatedTo(held.history()))
        .filter(other -> offsetOf(other) >= held.history().offsetBytes())
        .findFirst();
  }

  private boolean leads(EngineView held, PodView upstream) {
    return held.link()
        .leadsTo(observed.desired().hostOf(upstream.name()), observed.desired().port());
  }

  private static long offsetOf(PodView pod) {
    return pod.view().orElseThrow().history().offsetBytes();
  }

  /** The successor is asked to take over a moment after the primary has stepped back for it. */
  private boolean isBeingHandedOver(PodView pod) {
    boolean toOneOfUs =
        observed.pods().stream()
            .filter(other -> !other.name().equals(pod.name()) && !other.terminating())
            .filter(other -> other.plays(EngineRole.REPLICA))
            .map(other -> observed.desired().hostOf(other.name()))
            .anyMatch(host -> host.equals(pod.view().orElseThrow().link().host()));
    return toOneOfUs && outageMs() < HAND_OVER_PATIENCE_MS;
  }

  /**
   * The pod that it follows, if nothing can be learned of that one: somebody else may have made it
   * the primary, and another promotion a second one that takes writes.
   */
  private Optional<PodView> unseenUpstreamOf(PodView pod) {
    return observed.pods().stream()
        .filter(other -> other.engine() instanceof Inspection.Rejected)
        .filter(other -> leads(pod.view().orElseThrow(), other))
        .findFirst();
  }

  private void driveUnassigned(PodView pod) {
    EngineView view = pod.view().orElseThrow();
    String state = view.loading() ? "is loading its data" : "has no role";
    replace(FailoverCause.ROLE_LOST, pod.name() + " was restarted and " + state);
  }

  /** A former primary may have come back with more than the pod that was to replace it. */
  private boolean hasNewestOffset(PodView pod) {
    long mine = pod.view().orElseThrow().history().offsetBytes();
    return Election.hold(observed, outageMs())
        .winner()
        .flatMap(PodView::view)
        .map(view -> view.history().offsetBytes() <= mine)
        .orElse(false);
  }

  private Optional<PodView> primaryThatFeeds(PodView replica) {
    return observed.pods().stream()
        .filter(pod -> pod.plays(EngineRole.PRIMARY))
        .filter(pod -> follows(replica, pod))
        .findFirst();
  }

  private boolean follows(PodView replica, PodView primary) {
    return replica.view().map(view -> view.link().up() && leads(view, primary)).orElse(false);
  }

  private void finishPromotion(PodView pod, String because) {
    draft.disrupt();
    install(pod, recorded().epoch(), because);
    draft.add(new Action.Announce(EventReason.FAILOVER_COMPLETED, completed(pod.name())));
  }

  private void replaceIfLost() {
    switch (Suspicion.judge(observed)) {
      case Suspicion.Lost(FailoverCause cause, String because) ->
          replace(cause, recorded().primary() + " is lost: " + because);
      case Suspicion.Suspected(long lookAgainMs, boolean nearlyLost, String because) -> {
        String text = recorded().primary() + " does not answer: " + because;
        draft.lead(Leadership.waiting(ConditionReason.PRIMARY_UNREACHABLE, text));
        draft.lookAgainWithinMs(lookAgainMs);
        if (nearlyLost) {
          leadServiceAway();
        }
      }
    }
  }

  /**
   * The label of a primary that is about to be replaced leaves a second ahead, so that its
   * successor's does not wait for the second turn of the nodes. Should it answer in time it is
   * labelled again; its clients are connected and notice nothing.
   */
  private void leadServiceAway() {
    if (Election.hold(observed, outageMs()).winner().isEmpty()) {
      return;
    }
    observed
        .recordedPrimary()
        .filter(pod -> pod.role() == PodRole.PRIMARY)
        .ifPresent(pod ->
            draft.add(
                new Action.Label(
                    pod.name(), pod.uid(), PodRole.NONE, "it is silent and nearly lost")));
  }

  private void replace(FailoverCause cause, String because) {
    Optional<PodView> winner = elect(outageMs());
    if (winner.isEmpty()) {
      return;
    }
    String next = winner.get().name();
    String text = because + "; " + next + " takes over: " + draft.leadership().because();
    draft.add(new Action.Announce(EventReason.FAILOVER_STARTED, text));
    measureGap(winner.get());
    PrimaryChange failover = record(cause, winner.get());
    promote(winner.get(), failover, nextEpoch(), text, EventReason.FAILOVER_COMPLETED);
  }

  /** A primary whose silence has no known beginning has a gap that nobody can tell. */
  private void measureGap(PodView winner) {
    observed
        .recordedPrimary()
        .filter(pod -> pod.silentSinceMs() >= 0)
        .map(pod -> pod.silentForMs(observed.nowMs()))
        .map(silentMs ->
            new Action.MeasureGap(
                winner.name(), nextEpoch(), silentMs, HandOver.MEASURE_MS, "writes failed"))
        .ifPresent(draft::addLast);
  }

  private Optional<PodView> elect(long outageMs) {
    Election.Result result = Election.hold(observed, outageMs);
    if (result.winner().isEmpty()) {
      ConditionReason reason = ConditionReason.NO_PROMOTABLE_REPLICA;
      if (!alreadySaid(reason)) {
        draft.add(new Action.Announce(EventReason.NO_PROMOTABLE_REPLICA, result.because()));
      }
      draft.lead(Leadership.waiting(reason, result.because()));
      draft.lookAgainWithinMs(somebodyIsOnlySlow() ? SOON_MS : NOBODY_YET_MS);
    } else {
      String name = result.winner().get().name();
      draft.lead(Leadership.changing(name, ConditionReason.FAILING_OVER, result.because()));
    }
    return result.winner();
  }

  /** One that answers the heartbeat and was too slow for this look may be chosen by the next. */
  private boolean somebodyIsOnlySlow() {
    return observed.pods().stream()
        .anyMatch(pod -> pod.engine() instanceof Inspection.Silent && pod.silentSinceMs() < 0);
  }

  private boolean alreadySaid(ConditionReason reason) {
    return recorded()
        .condition(ConditionType.PRIMARY_AVAILABLE.text())
        .map(condition -> condition.reason().equals(reason.text()))
        .orElse(false);
  }

  /** Intent first, then the engine and the labels. */
  private void promote(
      PodView pod, @Nullable PrimaryChange failover, long epoch, String because, EventReason done) {
    draft.disrupt();
    Action.Notes notes = new Action.Notes(null, failover, null);
    draft.add(new Action.RecordPrimary(pod.name(), epoch, notes, because));
    install(pod, epoch, because);
    draft.add(new Action.Announce(done, pod.name() + " is the primary of epoch " + epoch));
  }

  /**
   * The label leaves the former primary before the next one is made, so that no client writes to
   * both. Where its process is known to be gone that protects nobody, and the new label comes
   * first: nodes take in changes of a Service at most once a second, and the second one would be
   * the one that clients wait for.
   */
  private void install(PodView pod, long epoch, String because) {
    boolean gone = formerPrimaryIsGone(pod.name());
    if (!gone) {
      unlabelOthers(pod.name());
    }
    stepDownRival(pod.name(), because);
    draft.add(new Action.Promote(pod.name(), epoch, because));
    lead(pod, because);
    if (gone) {
      unlabelOthers(pod.name());
    }
  }

  /** One that has the role and not the newest data takes writes until it follows. */
  private void stepDownRival(String next, String because) {
    observed.pods().stream()
        .filter(pod -> pod.plays(EngineRole.PRIMARY) && !pod.name().equals(next))
        .findFirst()
        .ifPresent(pod -> draft.add(new Action.Demote(pod.name(), next, true, because)));
  }

  private boolean formerPrimaryIsGone(String next) {
    return observed.pods().stream()
        .filter(pod -> pod.role() == PodRole.PRIMARY && !pod.name().equals(next))
        .allMatch(pod -> pod.engine() instanceof Inspection.Refused);
  }

  private void lead(PodView pod, String because) {
    if (pod.role() != PodRole.PRIMARY) {
      draft.add(new Action.Label(pod.name(), pod.uid(), PodRole.PRIMARY, because));
    }
    draft.lead(Leadership.changing(pod.name(), ConditionReason.FAILING_OVER, because));
  }

  private void unlabelOthers(String primary) {
    LabelPlanner.unlabelFormerPrimaries(observed, draft, primary);
  }

  private PrimaryChange record(FailoverCause cause, PodView winner) {
    long silentMs =
        observed.recordedPrimary().map(pod -> pod.silentForMs(observed.nowMs())).orElse(0L);
    return new PrimaryChange(
        Instant.ofEpochMilli(observed.nowMs()).toString(),
        recorded().primary(),
        winner.name(),
        cause.text(),
        nextEpoch(),
        silentMs + "ms",
        null,
        lostBytes(winner),
        null,
        null);
  }

  /** Known only when the former primary answers with the history that the winner continues. */
  private String lostBytes(PodView winner) {
    Optional<EngineView> former = observed.recordedPrimary().flatMap(PodView::view);
    if (winner.name().equals(recorded().primary())) {
      return "0";
    }
    History next = winner.view().orElseThrow().history();
    return former
        .map(EngineView::history)
        .filter(history -> history.isRelatedTo(next) && history.offsetBytes() > 0)
        .map(history -> Long.toString(Math.max(0, history.offsetBytes() - next.offsetBytes())))
        .orElse(PrimaryChange.LOST_UNKNOWN);
  }

  private long outageMs() {
    return recorded()
        .condition(ConditionType.PRIMARY_AVAILABLE.text())
        .filter(condition -> !condition.isTrue())
        .map(ConditionView::sinceMs)
        .map(sinceMs -> observed.nowMs() - sinceMs)
        .orElse(0L);
  }

  private List<EngineView> views() {
    return observed.pods().stream().flatMap(pod -> pod.view().stream()).toList();
  }

  private String completed(String pod) {
    return pod + " is the primary of epoch " + recorded().epoch();
  }

  private long nextEpoch() {
    long newest = observed.pods().stream().mapToLong(RolePlanner::epochOf).max().orElse(0);
    return Math.max(Math.max(newest, 0), recorded().epoch()) + 1;
  }

  private static long epochOf(PodView pod) {
    return pod.view().map(view -> view.history().epoch()).orElse(History.EPOCH_UNKNOWN);
  }

  private Recorded recorded() {
    return observed.recorded();
  }
}
