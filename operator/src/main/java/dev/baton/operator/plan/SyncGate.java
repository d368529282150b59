package dev.baton.operator.plan;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.UpstreamLink;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.Optional;

/**
 * What must hold before a planned disruption. The first finding is the reason to wait.
 *
 * <p>Without the gate, the next pod would go before the one before it has the data again, and with
 * the last pod the last copy.
 */
final class SyncGate {
  /** A replica this close catches up within the pause of a move, even on a slow link. */
  static final long LAG_BYTES_MAX = 1 << 20;

  private SyncGate() {}

  /** Why no pod may be disturbed now, if there is a reason. */
  static Optional<String> findObstacle(Observed observed, String primary) {
    for (int ordinal = 0; ordinal < observed.podsExpected(); ordinal++) {
      String name = observed.desired().podName(ordinal);
      Optional<PodView> pod = observed.pod(name);
      Optional<String> finding =
          pod.isEmpty() ? Optional.of(name + " is missing") : examine(observed, pod.get(), primary);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return findShortBacklog(observed, primary);
  }

  /**
   * A pod that goes now must find what was written meanwhile when it is back: the primary has the
   * decided backlog first. One that its upper bound keeps from being long enough is no reason to
   * wait, for waiting would not change it; it is told instead.
   */
  private static Optional<String> findShortBacklog(Observed observed, String primary) {
    long decidedBytes = BacklogSizing.decide(observed).bytes();
    return observed
        .pod(primary)
        .flatMap(PodView::view)
        .map(view -> view.stream().backlogBytes())
        .filter(bytes -> bytes < decidedBytes)
        .map(bytes -> "the backlog of " + primary + " is not long enough yet");
  }

  private static Optional<String> examine(Observed observed, PodView pod, String primary) {
    if (pod.terminating()) {
      return Optional.of(pod.name() + " is being deleted");
    }
    if (!pod.ready()) {
      return Optional.of(pod.name() + " is not ready");
    }
    boolean content = pod.name().equals(primary) || isInSync(observed, pod, primary);
    return content ? Optional.empty() : Optional.of(pod.name() + " is not in sync");
  }

  /** Whether the pod follows the primary and has nearly all of its data. */
  static boolean isInSync(Observed observed, PodView pod, String primary) {
    return pod.plays(EngineRole.REPLICA)
        && isLinked(observed, pod, primary)
        && lagBytes(observed, pod, primary) <= LAG_BYTES_MAX;
  }

  /** Whether the stream of the primary reaches the pod, directly or, in a tree, from pod to pod. */
  static boolean isLinked(Observed observed, PodView pod, String primary) {
    int hopsMax = observed.desired().fanOut() == 0 ? 1 : observed.pods().size();
    Optional<PodView> at = Optional.of(pod);
    for (int hop = 0; hop < hopsMax && at.isPresent(); hop++) {
      Optional<UpstreamLink> link =
          at.flatMap(PodView::view)
              .filter(view -> !view.loading())
              .map(EngineView::link)
              .filter(SyncGate::carries);
      if (link.filter(known -> leadsTo(observed, known, primary)).isPresent()) {
        return true;
      }
      at = link.flatMap(known -> upstream(observed, known));
    }
    return false;
  }

  private static Optional<PodView> upstream(Observed observed, UpstreamLink link) {
    return observed.pods().stream().filter(pod -> leadsTo(observed, link, pod.name())).findFirst();
  }

  private static boolean leadsTo(Observed observed, UpstreamLink link, String pod) {
    return link.leadsTo(observed.desired().hostOf(pod), observed.desired().port());
  }

  static long lagBytes(Observed observed, PodView pod, String primary) {
    long have = offset(Optional.of(pod));
    return Math.max(0, offset(observed.pod(primary)) - have);
  }

  private static long offset(Optional<PodView> pod) {
    return pod.flatMap(PodView::view).map(view -> view.history().offsetBytes()).orElse(0L);
  }

  private static boolean carries(UpstreamLink link) {
    return link.up() && !link.fullSyncRunning();
  }
}
