package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.History;
import dev.baton.operator.observe.ContainerView;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the pod whose data is newest.
 *
 * <p>Order: history of the newest epoch, the lineage that most pods share, highest offset, lowest
 * replica priority, lowest ordinal. When nobody who answers has the recorded epoch, newer data may
 * sit on a pod that does not answer; then the election waits for that pod. When all who answer were
 * restarted, it waits for the former primary, though not for long: its files may have writes that
 * it acknowledged and that no replica received or kept.
 */
final class Election {
  /**
   * How long an election waits for a process that has ended and has no volume, or for the former
   * primary among pods that were all restarted. It may have written files beside itself; one that
   * ends again and again must not keep the others from serving.
   */
  static final long PATIENCE_MS = 60_000;

  /**
   * The result.
   *
   * @param winner the pod with the newest data, or empty
   * @param because why it won, or every pod with the reason why it may not
   */
  record Result(Optional<PodView> winner, String because) {}

  private final Observed observed;
  private final List<EngineView> heard;

  private Election(Observed observed) {
    this.observed = observed;
    this.heard = observed.pods().stream().flatMap(pod -> pod.view().stream()).toList();
  }

  /** Elects among all pods; {@code outageMs} is how long there has been no primary. */
  static Result hold(Observed observed, long outageMs) {
    return new Election(observed).run(outageMs);
  }

  private Result run(long outageMs) {
    List<String> refusals = new ArrayList<>();
    List<PodView> candidates = new ArrayList<>();
    for (PodView pod : observed.pods()) {
      Objection.against(pod, heard)
          .ifPresentOrElse(
              objection -> refusals.add(pod.name() + ": " + objection.text()),
              () -> candidates.add(pod));
    }
    Optional<PodView> best = candidates.stream().max(byNewestData());
    if (best.isEmpty()) {
      return new Result(best, refusals.isEmpty() ? "there is no pod" : String.join("; ", refusals));
    }
    List<String> unheard = podsThatMayHoldNewerData(best.get(), outageMs);
    if (!unheard.isEmpty()) {
      return new Result(
          Optional.empty(),
          best.get().name()
              + " has data older than epoch "
              + observed.recorded().epoch()
              + "; waiting for "
              + String.join(", ", unheard)
              + ", which may hold newer data");
    }
    if (isFormerPrimaryAwaited(outageMs)) {
      return new Result(
          Optional.empty(),
          "every pod that answers was restarted; waiting for "
              + observed.recorded().primary()
              + ", which was the primary and may have kept more");
    }
    return new Result(best, describe(best.get()));
  }

  /** A replica that went on has what it was sent; one that was restarted has what it had kept. */
  private boolean isFormerPrimaryAwaited(long outageMs) {
    boolean allRestarted = heard.stream().allMatch(view -> view.role() == EngineRole.UNASSIGNED);
    if (!allRestarted || !observed.recorded().hasPrimary()) {
      return false;
    }
    Optional<PodView> former = observed.recordedPrimary();
    boolean isOnItsWay =
        former.isPresent() && Objection.DATASET_IS_LOADING.appliesTo(former.get(), heard);
    return mayHoldData(former, outageMs) && (isOnItsWay || outageMs < PATIENCE_MS);
  }

  private Comparator<PodView> byNewestData() {
    return Comparator.<PodView>comparingLong(pod -> view(pod).history().epoch())
        .thenComparingLong(this::relatives)
        .thenComparingLong(pod -> view(pod).history().offsetBytes())
        .thenComparing(Comparator.<PodView>comparingInt(pod -> view(pod).priority()).reversed())
        .thenComparing(Comparator.comparingInt(PodView::ordinal).reversed());
  }

  private long relatives(PodView pod) {
    History history = view(pod).history();
    return heard.stream().filter(view -> view.history().isRelatedTo(history)).count();
  }

  private List<String> podsThatMayHoldNewerData(PodView best, long outageMs) {
    if (!isBehindTheRecord(best)) {
      return List.of();
    }
    List<String> unheard = new ArrayList<>();
    for (int ordinal = 0; ordinal < observed.podsExpected(); ordinal++) {
      String name = observed.desired().podName(ordinal);
      if (mayHoldData(observed.pod(name), outageMs)) {
        unheard.add(name);
      }
    }
    return unheard;
  }

  /**
   * Only the recorded primary can have begun the recorded epoch. If it answers as a replica of an
   * older one, its promotion has never happened and there is nothing newer anywhere.
   */
  private boolean isBehindTheRecord(PodView best) {
    History history = view(best).history();
    if (history.epoch() == History.EPOCH_UNKNOWN) {
      return history.offsetBytes() <= 0 && observed.recorded().epoch() > 0;
    }
    boolean neverPromoted =
        observed
            .recordedPrimary()
            .filter(pod -> pod.plays(EngineRole.REPLICA))
            .filter(pod -> view(pod).history().epoch() < observed.recorded().epoch())
            .isPresent();
    return !neverPromoted && history.epoch() < observed.recorded().epoch();
  }

  /** Without a volume the data ends with the pod, and usually with the process. */
  private boolean mayHoldData(Optional<PodView> pod, long outageMs) {
    if (pod.isEmpty()) {
      return observed.desired().hasStorage();
    }
    if (pod.get().isReachable() && !Objection.DATASET_IS_LOADING.appliesTo(pod.get(), heard)) {
      return false;
    }
    if (observed.desired().hasStorage()) {
      return true;
    }
    ContainerView container = pod.get().container();
    boolean leaving = pod.get().terminating() || pod.get().failed();
    boolean running = container.state() == ContainerView.State.RUNNING;
    return !leaving && (running || (container.hasEverRun() && outageMs < PATIENCE_MS));
  }

  private static String describe(PodView pod) {
    History history = view(pod).history();
    String epoch =
        history.epoch() == History.EPOCH_UNKNOWN ? "" : "epoch " + history.epoch() + ", ";
    return "it has the newest data (" + epoch + "offset " + history.offsetBytes() + ")";
  }

  private static EngineView view(PodView pod) {
    return pod.view().orElseThrow();
  }
}
