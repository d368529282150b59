package dev.baton.operator.controller;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.manifest.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the operator watches beside its own resources. */
final class Watches {
  /** Every kind of object that belongs to a resource and carries its label. */
  static final List<Class<? extends HasMetadata>> LABELLED =
      List.of(
          Pod.class,
          StatefulSet.class,
          Service.class,
          ConfigMap.class,
          ServiceAccount.class,
          PodDisruptionBudget.class,
          PersistentVolumeClaim.class);

  private Watches() {}

  static List<EventSource<?, RedisReplication>> all(EventSourceContext<RedisReplication> context) {
    List<EventSource<?, RedisReplication>> sources = new ArrayList<>();
    LABELLED.forEach(type -> sources.add(labelled(type, context)));
    return sources;
  }

  private static <R extends HasMetadata> EventSource<R, RedisReplication> labelled(
      Class<R> type, EventSourceContext<RedisReplication> context) {
    var configuration =
        InformerEventSourceConfiguration.from(type, RedisReplication.class)
            .withName(type.getSimpleName())
            .withLabelSelector(Labels.REPLICATION)
            .withSecondaryToPrimaryMapper(Watches::resourceOf)
            .withNamespacesInheritedFromController()
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  private static Set<ResourceID> resourceOf(HasMetadata object) {
    Map<String, String> labels =
        Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
    String name = labels.get(Labels.REPLICATION);
    return name == null
        ? Set.of()
        : Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
  }
}
