package dev.baton.operator.observe;

import dev.baton.operator.engine.Inspection;
import dev.baton.operator.manifest.Labels;
import dev.baton.operator.manifest.PodLayout;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a pod as Kubernetes describes it. */
public final class PodReader {
  private PodReader() {}

  /**
   * Reads a pod; the engine's answer, the heartbeat and the state of the node come from elsewhere.
   *
   * @param node its node; a label of the pod itself tells the zone better
   */
  public static PodView read(
      Pod pod, int ordinal, Inspection engine, long silentSinceMs, NodeView node) {
    Map<String, String> labels =
        Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.of());
    PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    String phase = Objects.requireNonNullElse(status.getPhase(), "");
    Optional<PodCondition> ready =
        condition(status, "Ready").filter(c -> "True".equals(c.getStatus()));
    return new PodView(
        pod.getMetadata().getName(),
        ordinal,
        pod.getMetadata().getUid(),
        address(pod),
        ready.isPresent(),
        pod.getMetadata().getDeletionTimestamp() != null,
        "Failed".equals(phase) || "Succeeded".equals(phase),
        ready.map(c -> millis(c.getLastTransitionTime())).orElse(-1L),
        disruptedBecause(status, node.drainingBecause()),
        unschedulableBecause(status),
        labels.getOrDefault(NodeReader.ZONE_LABEL, node.zone()),
        role(labels.get(Labels.ROLE)),
        RevisionReader.read(pod.getMetadata()),
        container(status),
        engine,
        silentSinceMs);
  }

  /** The pod's address, empty before it has one. */
  public static String address(Pod pod) {
    return pod.getStatus() == null ? "" : text(pod.getStatus().getPodIP());
  }

  /** The API server says so before it deletes a pod for a drain, a taint or a pod of more worth. */
  private static String disruptedBecause(PodStatus status, String drainingBecause) {
    return condition(status, "DisruptionTarget")
        .filter(c -> "True".equals(c.getStatus()))
        .map(c -> "its pod is sent away: " + text(c.getReason()))
        .orElse(drainingBecause);
  }

  private static long millis(@Nullable String time) {
    try {
      return time == null ? -1 : Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      // A time that nobody can read only means that nobody knows since when.
      return -1;
    }
  }

  private static String unschedulableBecause(PodStatus status) {
    return condition(status, "PodScheduled")
        .filter(c -> "False".equals(c.getStatus()) && "Unschedulable".equals(c.getReason()))
        .map(c -> text(c.getMessage()))
        .orElse("");
  }

  private static Optional<PodCondition> condition(PodStatus status, String type) {
    List<PodCondition> conditions =
        Objects.requireNonNullElse(status.getConditions(), List.<PodCondition>of());
    return conditions.stream().filter(c -> type.equals(c.getType())).findFirst();
  }

  private static PodRole role(@Nullable String label) {
    return switch (text(label)) {
      case Labels.ROLE_PRIMARY -> PodRole.PRIMARY;
      case Labels.ROLE_REPLICA -> PodRole.REPLICA;
      default -> PodRole.NONE;
    };
  }

  private static ContainerView container(PodStatus status) {
    List<ContainerStatus> containers =
        Objects.requireNonNullElse(status.getContainerStatuses(), List.<ContainerStatus>of());
    return containers.stream()
        .filter(container -> PodLayout.ENGINE_CONTAINER.equals(container.getName()))
        .findFirst()
        .map(PodReader::container)
        .orElse(ContainerView.NONE);
  }

  private static ContainerView container(ContainerStatus status) {
    ContainerState state = Objects.requireNonNullElseGet(status.getState(), ContainerState::new);
    int restarts = Objects.requireNonNullElse(status.getRestartCount(), 0);
    String lastWords = lastWords(status);
    if (state.getRunning() != null) {
      return new ContainerView(ContainerView.State.RUNNING, "", "", restarts, lastWords);
    }
    if (state.getTerminated() != null) {
      String reason = text(state.getTerminated().getReason());
      String message = text(state.getTerminated().getMessage());
      return new ContainerView(
          ContainerView.State.TERMINATED, reason, message, restarts, lastWords);
    }
    String reason = state.getWaiting() == null ? "" : text(state.getWaiting().getReason());
    String message = state.getWaiting() == null ? "" : text(state.getWaiting().getMessage());
    return new ContainerView(ContainerView.State.WAITING, reason, message, restarts, lastWords);
  }

  private static String lastWords(ContainerStatus status) {
    ContainerState last = status.getLastState();
    return last == null || last.getTerminated() == null
        ? ""
        : text(last.getTerminated().getMessage());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
