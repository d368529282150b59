package dev.baton.operator.observe;

import dev.baton.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a pod, or from the template of pods, what it was made from: the revision of the spec
 * and, where somebody has asked for a restart, by annotation of the resource or by {@code kubectl
 * rollout restart}, the request.
 */
final class RevisionReader {
  /** What {@code kubectl rollout restart} writes into the template. */
  static final String KUBECTL_RESTARTED = "kubectl.kubernetes.io/restartedAt";

  private RevisionReader() {}

  /** The revision; empty when there is none. */
  static String read(@Nullable ObjectMeta metadata) {
    if (metadata == null) {
      return "";
    }
    Map<String, String> labels = Objects.requireNonNullElse(metadata.getLabels(), Map.of());
    Map<String, String> annotations =
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of());
    StringBuilder revision = new StringBuilder(labels.getOrDefault(Labels.REVISION, ""));
    for (String key : List.of(Labels.RESTART, KUBECTL_RESTARTED)) {
      String request = annotations.getOrDefault(key, "");
      if (!request.isEmpty() && !revision.isEmpty()) {
        revision.append('+').append(request);
      }
    }
    return revision.toString();
  }
}
