package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is merged last over the pods that the operator builds.
 *
 * @param metadata labels and annotations for the pods
 * @param spec any part of a pod's spec; objects merge by field, containers, volumes and variables
 *     by name, every other list is replaced
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PodTemplate(
    @JsonPropertyDescription("Labels and annotations for the pods.") Metadata metadata,
    @JsonPropertyDescription(
            "Any part of a pod's spec. Objects merge by field; containers, volumes, variables and"
                + " mounts merge by name; every other list replaces the operator's. The engine's"
                + " container is named 'engine'.")
        @PreserveUnknownFields
        Map<String, Object> spec) {

  /**
   * Labels and annotations for the pods. Those under {@code baton.dev/} belong to the operator and
   * win over the user's.
   *
   * @param labels labels for the pods
   * @param annotations annotations for the pods
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Metadata(
      @Size(max = 64) @JsonPropertyDescription("Labels for the pods.") Map<String, String> labels,
      @Size(max = 64) @JsonPropertyDescription("Annotations for the pods.")
          Map<String, String> annotations) {

    /** Neither labels nor annotations. */
    public static final Metadata NONE = new Metadata(Map.of(), Map.of());

    /** Reads what was left out as empty. */
    public Metadata {
      labels = sorted(Objects.requireNonNullElse(labels, Map.of()));
      annotations = sorted(Objects.requireNonNullElse(annotations, Map.of()));
    }

    private static Map<String, String> sorted(Map<String, String> map) {
      return Collections.unmodifiableMap(new TreeMap<>(map));
    }
  }

  /** Reads what was left out as empty. */
  public PodTemplate {
    metadata = Objects.requireNonNullElse(metadata, Metadata.NONE);
    spec =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(Objects.requireNonNullElse(spec, Map.of())));
  }
}
