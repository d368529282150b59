package dev.baton.operator.plan;

import dev.baton.operator.api.v1.FailoverCause;
import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import dev.baton.operator.engine.UpstreamLink;
import dev.baton.operator.observe.ContainerView;
import dev.baton.operator.observe.Desired;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.PodView;
import java.util.List;
import java.util.Optional;

/** Judges a primary that does not answer. */
sealed interface Suspicion {

  /** It is gone; another must take over now. */
  record Lost(FailoverCause cause, String because) implements Suspicion {}

  /**
   * It may live; look again soon. One that is nearly lost will be, if it says nothing till then.
   */
  record Suspected(long lookAgainMs, boolean nearlyLost, String because) implements Suspicion {
    Suspected(long lookAgainMs, String because) {
      this(lookAgainMs, false, because);
    }
  }

  /**
   * No primary that still listens is lost sooner, however short detectAfter is. A busy one is asked
   * at least three times meanwhile, over three connections, and given half a second each time.
   */
  long SILENCE_MS_MIN = 2_000;

  /**
   * A look at a silent engine takes about as long; the last one begins early enough to be in time.
   */
  long LOOK_MS = 200;

  /**
   * How long before its time a primary counts as nearly lost: nodes take in changes of a Service at
   * most once a second, and this leaves them free for the change that clients wait for.
   */
  long NEARLY_LOST_MS = 1_200;

  /** A replica may still hear what was under way when the primary fell silent. */
  long UNDER_WAY_MS = 500;

  /**
   * A primary without writes says something every ten seconds. What a replica heard longer ago
   * proves no life, even if the operator has not reached the primary for much longer.
   */
  long HEARD_MS_MAX = 12_000;

  /** A replica that heard the primary this recently contradicts a refused connection. */
  long RECENTLY_SECONDS = 2;

  /**
   * How soon to look again at a fresh suspicion: about as long as a closed socket takes to show.
   */
  long SOON_MS = 100;

  static Suspicion judge(Observed observed) {
    Optional<PodView> pod = observed.recordedPrimary();
    if (pod.isEmpty()) {
      return new Lost(FailoverCause.POD_DELETED, "its pod is gone");
    }
    return judgePresent(observed, pod.get());
  }

  private static Suspicion judgePresent(Observed observed, PodView pod) {
    if (pod.failed()) {
      return new Lost(FailoverCause.POD_EVICTED, "its pod was evicted or has ended");
    }
    // Its clients write on until it ends, which the kubelet sees to when it is being deleted.
    if (pod.engine() instanceof Inspection.Rejected(String because) && isRunning(pod)) {
      return new Suspected(SOON_MS * 10, "it lives but rejects the operator: " + because);
    }
    if (pod.terminating()) {
      return new Lost(FailoverCause.POD_DELETED, "its pod is being deleted and does not answer");
    }
    if (!isRunning(pod)) {
      return pod.container().hasEverRun()
          ? new Lost(FailoverCause.CONTAINER_EXITED, "its container has ended")
          : new Lost(FailoverCause.POD_DELETED, "its pod is a new one that has not started yet");
    }
    return switch (pod.engine()) {
      case Inspection.Refused(String because) -> judgeRefused(observed, pod, because);
      case Inspection.Silent(String because) -> judgeSilent(observed, pod, because);
      case Inspection.Absent(String because) -> judgeSilent(observed, pod, because);
      case Inspection.Rejected _, Inspection.Reachable _ ->
          throw new IllegalStateException("It answers.");
    };
  }

  private static boolean isRunning(PodView pod) {
    return pod.container().state() == ContainerView.State.RUNNING;
  }

  private static Suspicion judgeRefused(Observed observed, PodView pod, String because) {
    if (isContradicted(observed, pod, RECENTLY_SECONDS)) {
      return judgeSilent(observed, pod, because);
    }
    return new Lost(FailoverCause.CONTAINER_EXITED, "nothing listens on its address any more");
  }

  private static Suspicion judgeSilent(Observed observed, PodView pod, String because) {
    long silentMs = pod.silentForMs(observed.nowMs());
    long enoughMs = Math.max(observed.desired().detectAfterMs(), SILENCE_MS_MIN);
    long leftMs = enoughMs - silentMs;
    long heardMs = Math.min(silentMs, Math.max(enoughMs, HEARD_MS_MAX)) - UNDER_WAY_MS;
    // A second of slack: engines count whole seconds.
    boolean isHeard = isContradicted(observed, pod, heardMs / 1000 - 1);
    if (leftMs > 0) {
      long lookAgainMs = pod.silentSinceMs() < 0 ? SOON_MS * 5 : untilNextLookMs(leftMs);
      boolean nearlyLost = leftMs <= NEARLY_LOST_MS && silentMs >= SILENCE_MS_MIN && !isHeard;
      return new Suspected(
          lookAgainMs, nearlyLost, "it has not answered for less than detectAfter: " + because);
    }
    if (isHeard) {
      return new Suspected(SOON_MS * 10, "most replicas still hear it: " + because);
    }
    return new Lost(FailoverCause.SILENT, "it has been silent for " + silentMs + " ms");
  }

  private static long untilNextLookMs(long leftMs) {
    if (leftMs > NEARLY_LOST_MS) {
      return leftMs - NEARLY_LOST_MS;
    }
    return leftMs > LOOK_MS ? leftMs - LOOK_MS : leftMs;
  }

  /** Whether a majority of the replicas that follow the primary heard it within those seconds. */
  private static boolean isContradicted(Observed observed, PodView primary, long withinSeconds) {
    Desired desired = observed.desired();
    String host = desired.hostOf(primary.name());
    List<UpstreamLink> witnesses =
        observed.pods().stream()
            .filter(pod -> !pod.name().equals(primary.name()) && pod.plays(EngineRole.REPLICA))
            .flatMap(pod -> pod.view().stream())
            .map(EngineView::link)
            .filter(link -> link.leadsTo(host, desired.port()))
            .toList();
    long hearing = witnesses.stream().filter(link -> hears(link, withinSeconds)).count();
    return hearing * 2 > witnesses.size();
  }

  private static boolean hears(UpstreamLink link, long withinSeconds) {
    return link.up() && link.quietForSeconds() >= 0 && link.quietForSeconds() <= withinSeconds;
  }
}
