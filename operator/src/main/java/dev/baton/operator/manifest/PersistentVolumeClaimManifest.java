package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.Storage;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirementsBuilder;

/** The volume claims: the template that a StatefulSet makes them from, and how one grows. */
public final class PersistentVolumeClaimManifest {

  private static final String STORAGE = "storage";

  private PersistentVolumeClaimManifest() {}

  /** Returns the claim template of the StatefulSet. */
  static PersistentVolumeClaim template(Blueprint blueprint, Storage storage, Quantity size) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(PodLayout.DATA_VOLUME)
        .withLabels(Labels.selector(blueprint.names()))
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(storage.storageClassName())
        .withResources(new VolumeResourceRequirementsBuilder().addToRequests(STORAGE, size).build())
        .endSpec()
        .build();
  }

  /**
   * Returns what is applied to the existing claim of one pod so that its volume has the wanted
   * size. A StatefulSet's claim template cannot change, so claims grow one by one.
   */
  public static PersistentVolumeClaim growth(Blueprint blueprint, Storage storage, int ordinal) {
    Names names = blueprint.names();
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(names.volumeClaim(ordinal))
        .withNamespace(names.namespace())
        .endMetadata()
        .withNewSpec()
        .withResources(
            new VolumeResourceRequirementsBuilder().addToRequests(STORAGE, storage.size()).build())
        .endSpec()
        .build();
  }
}
