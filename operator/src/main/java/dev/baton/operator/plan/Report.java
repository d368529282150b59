package dev.baton.operator.plan;

import dev.baton.operator.api.v1.BacklogStatus;
import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.api.v1.HandledRequests;
import dev.baton.operator.api.v1.PodStatus;
import dev.baton.operator.api.v1.PrimaryChange;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.UpstreamLink;
import dev.baton.operator.observe.MeasuredGap;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import dev.baton.operator.observe.Recorded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The status that a pass reports. Nothing in it ticks: what changes by itself is rounded, so that a
 * cluster at rest is never written to.
 */
final class Report {
  /** Below this a lag is the stream in flight, not a replica that is behind. */
  private static final long LAG_BYTES_MIN = 1 << 20;

  // Below are the pings of a primary that nobody writes to. Their rate wavers when an engine
  // starts, and ten minutes later that peak would be taken back by a write of every resource.
  private static final long RATE_BYTES_MIN = 1 << 10;

  /** Engines tell their write rate only when asked: often enough for a backlog of a minute. */
  private static final long WRITTEN_MS = 15_000;

  private static final long REST_MS = 60_000;

  /** Two PINGs of 14 bytes may fall into one second, and 17 bytes ask for an acknowledgement. */
  private static final long IDLE_BYTES_PER_SECOND_MAX = 64;

  private final Observed observed;
  private final Draft draft;

  private Report(Observed observed, Draft draft) {
    this.observed = observed;
    this.draft = draft;
  }

  static RedisReplicationStatus write(Observed observed, Draft draft) {
    return new Report(observed, draft).status();
  }

  private RedisReplicationStatus status() {
    Recorded recorded = observed.recorded();
    ConditionWriter.Result conditions = new ConditionWriter(observed, draft).write();
    draft.lookAgainWithinMs(conditions.lookAgainMs());
    draft.lookAgainWithinMs(isWritten() ? WRITTEN_MS : REST_MS);
    int serving = (int) observed.pods().stream().filter(this::serves).count();
    return new RedisReplicationStatus(
        observed.desired().generation(),
        conditions.list(),
        observed.pods().size(),
        serving,
        serving + "/" + observed.desired().instances(),
        observed.desired().selector(),
        recorded.hasPrimary() ? recorded.primary() : null,
        recorded.epoch(),
        pods(),
        backlog(),
        completed(recorded.lastSwitchover(), conditions.list()),
        completed(withLoss(recorded.lastFailover()), conditions.list()),
        handled(),
        // Known only when the objects are applied: the reconciler adds it.
        null);
  }

  /** A primary sends a PING to its replicas each second, whether or not anybody writes. */
  private boolean isWritten() {
    return observed.write().peakBytesPerSecond() > IDLE_BYTES_PER_SECOND_MAX;
  }

  /** What a change of the primary has cost is known only some time after it. */
  private @Nullable PrimaryChange completed(
      @Nullable PrimaryChange change, List<Condition> conditions) {
    if (change == null) {
      return null;
    }
    MeasuredGap gap = observed.memories().gap();
    PrimaryChange told =
        change.awaitsGapOf(gap.epoch()) ? change.withWriteGap(gap.gapMs()) : change;
    boolean allFollow =
        conditions.stream()
            .filter(condition -> condition.type().equals(ConditionType.REPLICAS_IN_SYNC.text()))
            .anyMatch(condition -> condition.status() == Condition.Status.TRUE);
    return allFollow ? ResyncCount.complete(told, observed) : told;
  }

  /**
   * A primary that was cut off and comes back as it was knows what it had accepted meanwhile. One
   * that was restarted knows only what its files have kept, which is no measure of the loss.
   */
  private @Nullable PrimaryChange withLoss(@Nullable PrimaryChange failover) {
    boolean open =
        failover != null
            && PrimaryChange.LOST_UNKNOWN.equals(failover.lostBytes())
            && failover.begins(observed.recorded().epoch());
    if (failover == null || !open) {
      return failover;
    }
    return observed
        .pod(String.valueOf(failover.from()))
        .filter(pod -> pod.plays(EngineRole.PRIMARY))
        .map(pod -> Divergence.bytesBeyond(observed, pod, observed.recorded().primary()))
        .filter(OptionalLong::isPresent)
        .map(lost -> failover.withLostBytes(lost.getAsLong()))
        .orElse(failover);
  }

  private @Nullable HandledRequests handled() {
    String switchover =
        draft.handledSwitchover().isEmpty()
            ? observed.recorded().handled().switchover()
            : draft.handledSwitchover();
    String restart = RestartRequest.inEffect(observed);
    return switchover.isEmpty() && restart.isEmpty()
        ? null
        : new HandledRequests(orNull(switchover), orNull(restart));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private boolean serves(PodView pod) {
    String primary = observed.recorded().primary();
    return pod.ready()
        && (pod.name().equals(primary)
            ? draft.leadership().isSettled()
            : SyncGate.isLinked(observed, pod, primary));
  }

  private List<PodStatus> pods() {
    return observed.pods().stream().map(this::pod).toList();
  }

  private PodStatus pod(PodView pod) {
    UpstreamLink link = pod.view().map(EngineView::link).orElse(UpstreamLink.NONE);
    boolean follows = !link.host().isEmpty();
    Optional<String> unsafe = DisruptionVerdict.findObjection(observed, pod);
    return new PodStatus(
        pod.name(),
        pod.view().map(view -> view.role().name().toLowerCase(Locale.ROOT)).orElse("unknown"),
        follows ? podNamed(link.host()) : null,
        follows ? describe(link) : null,
        lagBytes(pod, link),
        orNull(pod.revision()),
        unsafe.isEmpty(),
        unsafe.orElse(null));
  }

  /** A DNS name of ours begins with the pod's name. */
  private static String podNamed(String host) {
    int dot = host.indexOf('.');
    return dot > 0 ? host.substring(0, dot) : host;
  }

  private static String describe(UpstreamLink link) {
    if (link.fullSyncRunning()) {
      return "syncing";
    }
    if (link.snapshotRefused()) {
      return "snapshot refused";
    }
    return link.up() ? "up" : "down";
  }

  private @Nullable Long lagBytes(PodView pod, UpstreamLink link) {
    if (!link.up() || link.fullSyncRunning()) {
      return null;
    }
    long lag = SyncGate.lagBytes(observed, pod, observed.recorded().primary());
    return lag < LAG_BYTES_MIN ? 0 : roundUpToPowerOfTwo(lag);
  }

  private BacklogStatus backlog() {
    long bytes = BacklogSizing.decide(observed).bytes();
    long peak = observed.write().peakBytesPerSecond();
    if (peak < RATE_BYTES_MIN) {
      return new BacklogStatus(bytes, null, null);
    }
    long rate = roundUpToPowerOfTwo(peak);
    return new BacklogStatus(bytes, bytes / rate, rate);
  }

  static long roundUpToPowerOfTwo(long value) {
    return value <= 1 ? 1 : Long.highestOneBit(value - 1) << 1;
  }
}
