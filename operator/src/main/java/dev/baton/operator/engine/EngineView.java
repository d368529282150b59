package dev.baton.operator.engine;

import java.util.List;

/**
 * One engine as it described itself at one moment.
 *
 * @param runId id of the process; a new one means that the engine has restarted
 * @param uptimeSeconds age of the process
 * @param role its role
 * @param loading whether it is still reading its files
 * @param history what its data is made of
 * @param link its link to the engine it follows; {@link UpstreamLink#NONE} for a primary
 * @param priority replica priority; 0 means "never promote"
 * @param replicas the replicas attached to it
 * @param saveFailed whether its last attempt to write its data to the volume failed
 * @param access which passwords it takes and gives
 * @param stream the stream it writes or forwards
 */
public record EngineView(
    String runId,
    long uptimeSeconds,
    EngineRole role,
    boolean loading,
    History history,
    UpstreamLink link,
    int priority,
    boolean saveFailed,
    AccessView access,
    List<ReplicaLink> replicas,
    StreamView stream) {

  /** Copies the list, so that a view never changes. */
  public EngineView {
    replicas = List.copyOf(replicas);
  }

  /** The same engine with what it told of passwords. */
  public EngineView withAccess(AccessView told) {
    return new EngineView(
        runId,
        uptimeSeconds,
        role,
        loading,
        history,
        link,
        priority,
        saveFailed,
        told,
        replicas,
        stream);
  }
}
