package dev.baton.operator.observe;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineView;
import dev.baton.operator.engine.Inspection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the Service of one resource leads to the primary. From the label of a pod over the
 * endpoints to the rules of the nodes takes up to seconds, and nobody reports the end of it: only
 * an engine that answers through the Service proves it. A process that was met once is not asked
 * for again.
 */
public final class ServiceCheck {
  private String servedRunId = "";

  /** Run id of the engine process last met behind the Service; empty when none was. */
  public String servedRunId() {
    return servedRunId;
  }

  /**
   * Asks through the Service, unless the present process of the primary was met there before.
   *
   * @param clusterAddress address of the Service; empty while it has none
   * @param primary the recorded primary
   */
  public void look(
      EngineProbe probe,
      String clusterAddress,
      int port,
      Credentials credentials,
      Optional<PodView> primary) {
    Optional<EngineView> wanted =
        primary.filter(pod -> pod.role() == PodRole.PRIMARY).flatMap(PodView::view);
    boolean isNews = wanted.isPresent() && !wanted.get().runId().equals(servedRunId);
    if (!isNews || clusterAddress.isEmpty()) {
      return;
    }
    Inspection met =
        probe
            .inspect(Map.of(clusterAddress, clusterAddress), Set.of(), port, credentials)
            .get(clusterAddress);
    if (met instanceof Inspection.Reachable(EngineView view)) {
      servedRunId = view.runId();
    }
  }
}
