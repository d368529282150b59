package dev.baton.operator.observe;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads from a node whether its pods are about to be sent away, and where it is. */
public final class NodeReader {
  /** The label by which nodes, and pods where Kubernetes copies it to them, tell their zone. */
  static final String ZONE_LABEL = "topology.kubernetes.io/zone";

  /** What kubectl, the cluster autoscaler and Karpenter set on a node before they empty it. */
  private static final Set<String> DRAIN_TAINTS =
      Set.of(
          "node.kubernetes.io/unschedulable",
          "node.kubernetes.io/out-of-service",
          "ToBeDeletedByClusterAutoscaler",
          "karpenter.sh/disrupted",
          "karpenter.sh/disruption");

  private NodeReader() {}

  /** Reads all that matters to the node's pods. */
  public static NodeView read(Node node) {
    Map<String, String> labels =
        Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
    return new NodeView(drainingBecause(node), labels.getOrDefault(ZONE_LABEL, ""));
  }

  /** Why pods are about to leave the node; empty when they are not. */
  public static String drainingBecause(Node node) {
    String name = node.getMetadata().getName();
    if (node.getSpec() == null) {
      return "";
    }
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      return "its node " + name + " is cordoned";
    }
    List<Taint> taints = Objects.requireNonNullElse(node.getSpec().getTaints(), List.of());
    return taints.stream()
        .map(Taint::getKey)
        .filter(DRAIN_TAINTS::contains)
        .findFirst()
        .map(key -> "its node " + name + " is tainted with " + key)
        .orElse("");
  }
}
