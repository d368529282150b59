package dev.baton.operator.controller;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads of each object only what the operator looks at. The caches hold ten objects for each
 * resource and one for each node of the cluster; what they keep decides how many resources an
 * operator bears. Skipped while parsing, the rest costs neither memory nor garbage.
 *
 * <p>What is written is not touched, but an object that was read must never be edited and written
 * back: it would lack what was skipped. Everything the operator writes is made anew, for
 * server-side apply.
 *
 * <p>The stores of informers could drop fields as well, but one such store serves all namespaces
 * that are watched one by one, whose informers would delete each other's objects from it.
 */
@Singleton
final class LeanObjects implements KubernetesClientObjectMapperCustomizer {
  private static final Set<String> METADATA_ONLY = Set.of("apiVersion", "kind", "metadata");

  /** The fields that are read, by the types that are not read whole. */
  private static final Map<Class<?>, Set<String>> READ =
      Map.ofEntries(
          Map.entry(ConfigMap.class, METADATA_ONLY),
          Map.entry(ServiceAccount.class, METADATA_ONLY),
          Map.entry(PodDisruptionBudget.class, METADATA_ONLY),
          Map.entry(PodSpec.class, Set.of("nodeName")),
          Map.entry(PodStatus.class, Set.of("phase", "podIP", "conditions", "containerStatuses")),
          Map.entry(
              PodCondition.class,
              Set.of("type", "status", "reason", "message", "lastTransitionTime")),
          Map.entry(ContainerStatus.class, Set.of("name", "state", "lastState", "restartCount")),
          Map.entry(ContainerStateRunning.class, Set.of()),
          Map.entry(ContainerStateTerminated.class, Set.of("reason", "message")),
          Map.entry(StatefulSetSpec.class, Set.of("replicas", "template", "volumeClaimTemplates")),
          Map.entry(StatefulSetStatus.class, Set.of("observedGeneration", "replicas")),
          Map.entry(ServiceSpec.class, Set.of("clusterIP")),
          Map.entry(ServiceStatus.class, Set.of()),
          Map.entry(PersistentVolumeClaimSpec.class, Set.of("resources")),
          Map.entry(PersistentVolumeClaimStatus.class, Set.of()),
          Map.entry(NodeSpec.class, Set.of("unschedulable", "taints")),
          Map.entry(NodeStatus.class, Set.of()));

  @Override
  public void customize(ObjectMapper mapper) {
    // Who owns which field is never read, and often longer than all the rest of an object.
    mapper.addMixIn(ObjectMeta.class, WithoutOwnersOfFields.class);
    mapper.registerModule(
        new SimpleModule("lean objects").setDeserializerModifier(new SkippedFields()));
  }

  @JsonIgnoreProperties("managedFields")
  private interface WithoutOwnersOfFields {}

  private static final class SkippedFields extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
        DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
      Set<String> read = READ.get(type.getBeanClass());
      if (read != null) {
        for (String field : fieldsOf(builder)) {
          if (!read.contains(field)) {
            builder.removeProperty(PropertyName.construct(field));
            builder.addIgnorable(field);
          }
        }
      }
      return builder;
    }

    private static List<String> fieldsOf(BeanDeserializerBuilder builder) {
      List<String> fields = new ArrayList<>();
      for (var each = builder.getProperties(); each.hasNext(); ) {
        SettableBeanProperty property = each.next();
        fields.add(property.getName());
      }
      return fields;
    }
  }
}
