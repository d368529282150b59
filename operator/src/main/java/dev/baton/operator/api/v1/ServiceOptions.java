package dev.baton.operator.api.v1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the Service that leads to the primary is published. The other Services stay inside the
 * cluster.
 *
 * @param type type of the Service
 * @param annotations annotations of the Service, such as those a load balancer reads
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceOptions(
    @Default("ClusterIP") @JsonPropertyDescription("Type of the Service. Default ClusterIP.")
        Type type,
    @Size(max = 64)
        @JsonPropertyDescription("Annotations of the Service, such as those of a load balancer.")
        Map<String, String> annotations) {

  /** The types of Service on offer; the names are those of the Kubernetes API. */
  public enum Type {
    /** Reachable inside the cluster. */
    @JsonProperty("ClusterIP")
    CLUSTER_IP("ClusterIP"),
    /** Reachable at a port of every node as well. */
    @JsonProperty("NodePort")
    NODE_PORT("NodePort"),
    /** Reachable through a load balancer of the cloud as well. */
    @JsonProperty("LoadBalancer")
    LOAD_BALANCER("LoadBalancer");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** Returns the name as the Kubernetes API writes it. */
    public String text() {
      return text;
    }
  }

  /** Reachable inside the cluster, without annotations. */
  public static final ServiceOptions DEFAULT = new ServiceOptions(Type.CLUSTER_IP, Map.of());

  /** Fills in the default of every field that was left out. */
  public ServiceOptions {
    type = Objects.requireNonNullElse(type, Type.CLUSTER_IP);
    annotations =
        Collections.unmodifiableMap(
            new TreeMap<>(Objects.requireNonNullElse(annotations, Map.of())));
  }
}
