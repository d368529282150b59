package dev.baton.operator.plan;

import dev.baton.operator.api.v1.Condition;
import dev.baton.operator.api.v1.ConditionReason;
import dev.baton.operator.api.v1.ConditionType;
import dev.baton.operator.observe.ConditionView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodRole;
import dev.baton.operator.observe.PodView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions, in the order in which tools read them: {@code Ready}, then the abnormal one of
 * {@code Reconciling} and {@code Stalled}, which are there only while true and never both.
 */
final class ConditionWriter {
  /**
   * A replica that comes back within this time does not make a ready resource unready: a failover
   * is part of normal work, and an alert on each would be ignored.
   */
  static final long REPLICA_GRACE_MS = 30_000;

  /**
   * The conditions.
   *
   * @param list in order
   * @param lookAgainMs when one of them changes by the passing of time, or a long time
   */
  record Result(List<Condition> list, long lookAgainMs) {}

  // What keeps a resource unready on the way from one primary to the next.
  private static final List<String> CHANGING_PRIMARY =
      List.of(
          ConditionReason.FAILING_OVER.text(),
          ConditionReason.SWITCHING_OVER.text(),
          ConditionReason.SERVICE_NOT_POINTING_AT_PRIMARY.text());

  private static final long CONVERGING_MS = 500;
  private static final long STALLED_MS = 10_000;
  private static final long NEVER_MS = 24 * 60 * 60_000L;

  private final Observed observed;
  private final Draft draft;
  private final PendingChange change;
  private final List<Condition> list = new ArrayList<>();
  private long lookAgainMs = NEVER_MS;

  ConditionWriter(Observed observed, Draft draft) {
    this.observed = observed;
    this.draft = draft;
    this.change = new PendingChange(observed, draft);
  }

  Result write() {
    Finding primary = primaryAvailable();
    Finding replicas = replicasInSync();
    Finding ready = ready(primary, replicas);
    add(ConditionType.READY, ready);
    if (!ready.holds() || !replicas.holds()) {
      // Engines reach their goals without a word to the API server.
      lookAgainMs = Math.min(lookAgainMs, isStalled() ? STALLED_MS : CONVERGING_MS);
    }
    if (!ready.holds()) {
      add(isStalled() ? ConditionType.STALLED : ConditionType.RECONCILING, abnormal(ready));
    }
    add(ConditionType.PRIMARY_AVAILABLE, primary);
    add(ConditionType.REPLICAS_IN_SYNC, replicas);
    add(ConditionType.BACKLOG_SUFFICIENT, backlogSufficient());
    add(ConditionType.ROLLOUT_COMPLETE, change.rolloutComplete());
    PasswordChange passwords = PasswordChange.of(observed);
    if (passwords.isRunning()) {
      String message = passwords.describe();
      add(
          ConditionType.PASSWORD_CHANGING,
          Finding.yes(ConditionReason.BOTH_PASSWORDS_ACCEPTED, message));
    }
    if (observed.desired().paused()) {
      String message = "the operator observes and does not act while the annotation is there";
      Finding paused = Finding.yes(ConditionReason.PAUSED_BY_ANNOTATION, message);
      add(ConditionType.RECONCILIATION_PAUSED, paused);
    }
    return new Result(List.copyOf(list), lookAgainMs);
  }

  private Finding primaryAvailable() {
    Leadership leadership = draft.leadership();
    return leadership.isSettled()
        ? Finding.yes(ConditionReason.PRIMARY_WRITABLE, leadership.because())
        : Finding.no(leadership.reason(), leadership.because());
  }

  private Finding replicasInSync() {
    String primary = observed.recorded().primary();
    int wanted = observed.desired().instances();
    if (wanted == 1) {
      return Finding.yes(ConditionReason.NO_REPLICAS_WANTED, "one instance is wanted");
    }
    List<String> missing = new ArrayList<>();
    for (int ordinal = 0; ordinal < wanted; ordinal++) {
      String name = observed.desired().podName(ordinal);
      Optional<PodView> pod = observed.pod(name).filter(p -> !p.terminating());
      boolean linked =
          pod.map(p -> p.ready() && SyncGate.isLinked(observed, p, primary)).orElse(false);
      if (!name.equals(primary) && !linked) {
        missing.add(name);
      }
    }
    return missing.isEmpty()
        ? Finding.yes(ConditionReason.REPLICAS_FOLLOWING, following(wanted - 1))
        : Finding.no(
            ConditionReason.REPLICAS_NOT_IN_SYNC, "not in sync: " + String.join(", ", missing));
  }

  private static String following(int replicas) {
    return replicas == 1 ? "one replica follows" : replicas + " replicas follow";
  }

  private Finding ready(Finding primary, Finding replicas) {
    Optional<Problem> problem = Problem.find(observed);
    if (problem.isPresent()) {
      lookAgainMs = Math.min(lookAgainMs, Math.max(1_000, problem.get().stalledAfterMs()));
      return Finding.no(problem.get().reason(), problem.get().message());
    }
    if (!observed.workload().exists()) {
      return Finding.no(ConditionReason.CREATING, "the pods are being made");
    }
    if (!primary.holds()) {
      return primary;
    }
    return readyWithPrimary(replicas);
  }

  private Finding readyWithPrimary(Finding replicas) {
    Optional<Finding> pending = change.find();
    if (pending.isPresent()) {
      return pending.get();
    }
    if (!replicas.holds() && !isWithinGrace()) {
      return replicas;
    }
    PodView primary = observed.recordedPrimary().orElseThrow();
    if (primary.role() != PodRole.PRIMARY || !primary.ready() || !isMetThroughService(primary)) {
      String message = "the Service does not lead to " + primary.name() + " yet";
      return Finding.no(ConditionReason.SERVICE_NOT_POINTING_AT_PRIMARY, message);
    }
    String message = primary.name() + " takes writes; " + replicas.message();
    return Finding.yes(ConditionReason.HEALTHY, message);
  }

  /** A primary that is silent just now was met before; what its silence means is told elsewhere. */
  private boolean isMetThroughService(PodView primary) {
    String met = observed.memories().servedRunId();
    return primary.view().map(view -> view.runId().equals(met)).orElse(true);
  }

  /**
   * Only a resource that was ready in this very generation has the grace to stay so, or to be so
   * again after a change of the primary.
   */
  private boolean isWithinGrace() {
    boolean wasReady =
        observed
            .recorded()
            .condition(ConditionType.READY.text())
            .filter(ready -> ready.observedGeneration() == observed.desired().generation())
            .map(ready -> ready.isTrue() || CHANGING_PRIMARY.contains(ready.reason()))
            .orElse(false);
    long sinceMs =
        observed
            .recorded()
            .condition(ConditionType.REPLICAS_IN_SYNC.text())
            .filter(condition -> !condition.isTrue())
            .map(ConditionView::sinceMs)
            .orElse(observed.nowMs());
    long leftMs = REPLICA_GRACE_MS - (observed.nowMs() - sinceMs);
    if (wasReady && leftMs > 0) {
      lookAgainMs = Math.min(lookAgainMs, leftMs);
    }
    return wasReady && leftMs > 0;
  }

  private Finding backlogSufficient() {
    BacklogSizing.Decision decision = BacklogSizing.decide(observed);
    if (observed.write().watchedForMs() == 0 && observed.write().peakBytesPerSecond() == 0) {
      String message = "no engine has told its write rate yet";
      return new Finding(Condition.Status.UNKNOWN, ConditionReason.RATE_UNKNOWN, message);
    }
    long seconds = decision.coverageSeconds();
    return decision.isSufficient()
        ? Finding.yes(
            ConditionReason.COVERAGE_REACHED, "an absence of " + seconds + " s is covered")
        : Finding.no(
            ConditionReason.COVERAGE_LIMITED,
            "an absence of " + seconds + " s is not covered, the size is bounded");
  }

  private boolean isStalled() {
    return change.isOverdue()
        || Problem.find(observed).map(problem -> problem.isStalled(observed)).orElse(false);
  }

  private static Finding abnormal(Finding ready) {
    return Finding.yes(ready.reason(), ready.message());
  }

  private void add(ConditionType type, Finding finding) {
    list.add(
        Condition.of(
            type,
            finding.status(),
            finding.reason(),
            finding.message(),
            transitionTime(type, finding),
            observed.desired().generation()));
  }

  /** The time changes with the status and with nothing else. Whole seconds, as Kubernetes has. */
  private String transitionTime(ConditionType type, Finding finding) {
    long sinceMs =
        observed
            .recorded()
            .condition(type.text())
            .filter(former -> former.status().equalsIgnoreCase(finding.status().name()))
            .map(ConditionView::sinceMs)
            .orElse(observed.nowMs());
    return Condition.time(sinceMs);
  }
}
