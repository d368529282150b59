package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.Storage;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Objects;

/**
 * The StatefulSet that gives pods their names, volumes and places. Pods start together, and only
 * the operator decides when one is replaced: it knows which pod is the primary.
 */
public final class StatefulSetManifest {

  private static final String RETAIN = "Retain";
  private static final String DELETE = "Delete";

  private StatefulSetManifest() {}

  /**
   * Returns the StatefulSet of a resource.
   *
   * @throws IllegalArgumentException if {@link PodTemplateMerge#problem} has something to say
   */
  public static StatefulSet build(Blueprint blueprint) {
    Names names = blueprint.names();
    var builder =
        new StatefulSetBuilder()
            .withMetadata(blueprint.ownedMetadata(names.statefulSet()).build())
            .withNewSpec()
            .withReplicas(blueprint.replicas())
            .withServiceName(names.podsService())
            .withPodManagementPolicy("Parallel")
            .withNewUpdateStrategy()
            .withType("OnDelete")
            .endUpdateStrategy()
            .withNewSelector()
            .withMatchLabels(Labels.selector(names))
            .endSelector()
            .withTemplate(PodManifest.template(blueprint))
            .endSpec();
    Storage storage = blueprint.spec().storage();
    return storage == null ? builder.build() : withVolumes(builder, blueprint, storage).build();
  }

  private static StatefulSetBuilder withVolumes(
      StatefulSetBuilder builder, Blueprint blueprint, Storage storage) {
    Quantity size = Objects.requireNonNullElse(blueprint.claimedSize(), storage.size());
    return builder
        .editSpec()
        .withNewPersistentVolumeClaimRetentionPolicy()
        .withWhenDeleted(storage.onDelete() == Storage.OnDelete.DELETE ? DELETE : RETAIN)
        // A pod that is scaled away and comes back finds its data and continues from there.
        .withWhenScaled(RETAIN)
        .endPersistentVolumeClaimRetentionPolicy()
        .withVolumeClaimTemplates(PersistentVolumeClaimManifest.template(blueprint, storage, size))
        .endSpec();
  }
}
