package dev.baton.operator.observe;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the StatefulSet. */
public final class WorkloadReader {
  /** Annotation with the generation of the resource that the StatefulSet was last made from. */
  public static final String GENERATION_ANNOTATION = "baton.dev/resource-generation";

  private WorkloadReader() {}

  /** Reads the StatefulSet, which may not be there yet. */
  public static Workload read(@Nullable StatefulSet statefulSet) {
    if (statefulSet == null || statefulSet.getMetadata().getDeletionTimestamp() != null) {
      return Workload.NONE;
    }
    return new Workload(
        true,
        Objects.requireNonNullElse(statefulSet.getSpec().getReplicas(), 1),
        resourceGeneration(statefulSet.getMetadata()),
        isProcessed(statefulSet),
        revision(statefulSet),
        "");
  }

  private static boolean isProcessed(StatefulSet statefulSet) {
    Long wanted = statefulSet.getMetadata().getGeneration();
    Long seen =
        statefulSet.getStatus() == null ? null : statefulSet.getStatus().getObservedGeneration();
    return wanted != null && seen != null && seen >= wanted;
  }

  private static long resourceGeneration(ObjectMeta metadata) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of());
    String text = annotations.getOrDefault(GENERATION_ANNOTATION, "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  private static String revision(StatefulSet statefulSet) {
    PodTemplateSpec template = statefulSet.getSpec().getTemplate();
    return template == null ? "" : RevisionReader.read(template.getMetadata());
  }
}
