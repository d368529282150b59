package dev.baton.operator.controller;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.observe.NodeReader;
import dev.baton.operator.observe.NodeView;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches nodes, so that a primary leaves a node that is being drained before it is made to, and
 * replicas follow others of their zone. An operator that may see only some namespaces may not see
 * nodes: it learns of a drain when the eviction comes, and of zones from labels of pods alone.
 */
public final class NodeWatch {
  private final boolean enabled;
  private final Map<ResourceID, Set<String>> nodesByResource = new ConcurrentHashMap<>();
  private @Nullable InformerEventSource<Node, RedisReplication> source;

  /** Watches if told so. */
  public NodeWatch(boolean enabled) {
    this.enabled = enabled;
  }

  /** The source of events; empty when nodes are not watched. */
  List<InformerEventSource<Node, RedisReplication>> sources(
      EventSourceContext<RedisReplication> context) {
    if (!enabled) {
      return List.of();
    }
    var configuration =
        InformerEventSourceConfiguration.from(Node.class, RedisReplication.class)
            .withName("Node")
            .withSecondaryToPrimaryMapper(this::resourcesOn)
            // A zone matters only when a pod is about to follow another: no reason for a pass.
            .withOnUpdateFilter((next, former) ->
                !NodeReader.drainingBecause(next).equals(NodeReader.drainingBecause(former)))
            .withWatchAllNamespaces()
            .build();
    var made = new InformerEventSource<Node, RedisReplication>(configuration, context);
    source = made;
    return List.of(made);
  }

  /** Remembers on which nodes a resource has pods. */
  void note(ResourceID resource, List<Pod> pods) {
    nodesByResource.put(
        resource,
        pods.stream()
            .map(pod -> pod.getSpec().getNodeName())
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Forgets a resource that is gone. */
  void forget(ResourceID resource) {
    nodesByResource.remove(resource);
  }

  /** The pod's node as it is now. */
  NodeView nodeOf(Pod pod) {
    InformerEventSource<Node, RedisReplication> known = source;
    String node = pod.getSpec().getNodeName();
    return known == null || node == null
        ? NodeView.UNKNOWN
        : known.get(new ResourceID(node)).map(NodeReader::read).orElse(NodeView.UNKNOWN);
  }

  private Set<ResourceID> resourcesOn(Node node) {
    String name = node.getMetadata().getName();
    return nodesByResource.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
