package dev.baton.operator.observe;

import dev.baton.operator.engine.EngineRole;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import java.util.Optional;

/**
 * One pod and the engine in it.
 *
 * @param name name of the pod
 * @param ordinal its number in the StatefulSet
 * @param uid identity; a re-created pod has another
 * @param address pod address, empty before it has one
 * @param ready whether Kubernetes calls it ready
 * @param terminating whether its deletion has begun
 * @param failed whether it was evicted or has ended for good
 * @param readySinceMs since when it has been ready, wall clock; -1 while it is not
 * @param disruptedBecause why it is about to be sent away, empty when it is not
 * @param unschedulableBecause why no node takes it, empty when one did
 * @param zone the zone of its node, empty when unknown
 * @param role the role label it carries
 * @param revision the StatefulSet revision it was made from
 * @param container the engine's container
 * @param engine what the engine said in this pass
 * @param silentSinceMs wall clock since when the heartbeat has failed, -1 while it succeeds
 */
public record PodView(
    String name,
    int ordinal,
    String uid,
    String address,
    boolean ready,
    boolean terminating,
    boolean failed,
    long readySinceMs,
    String disruptedBecause,
    String unschedulableBecause,
    String zone,
    PodRole role,
    String revision,
    ContainerView container,
    Inspection engine,
    long silentSinceMs) {

  /** What the engine said, if it answered. */
  public Optional<EngineView> view() {
    return engine instanceof Inspection.Reachable(EngineView view)
        ? Optional.of(view)
        : Optional.empty();
  }

  /** Whether the engine answered. */
  public boolean isReachable() {
    return engine instanceof Inspection.Reachable;
  }

  /** Whether the engine answered that it plays this role. */
  public boolean plays(EngineRole wanted) {
    return view().map(view -> view.role() == wanted).orElse(false);
  }

  /** How long it has been ready at the given time; 0 while it is not. */
  public long readyForMs(long nowMs) {
    return !ready || readySinceMs < 0 ? 0 : Math.max(0, nowMs - readySinceMs);
  }

  /** How long the heartbeat has failed at the given time; 0 while it succeeds. */
  public long silentForMs(long nowMs) {
    return silentSinceMs < 0 ? 0 : Math.max(0, nowMs - silentSinceMs);
  }
}
