package dev.baton.operator.act;

import dev.baton.operator.manifest.Blueprint;
import dev.baton.operator.manifest.ConfigMapManifest;
import dev.baton.operator.manifest.PodDisruptionBudgetManifest;
import dev.baton.operator.manifest.ServiceAccountManifest;
import dev.baton.operator.manifest.ServiceManifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** What pods need to be there before them. */
final class ObjectsBesidePods {
  private ObjectsBesidePods() {}

  /** The objects in the order in which they are applied. */
  static List<HasMetadata> of(Blueprint blueprint) {
    return List.of(
        ServiceAccountManifest.build(blueprint),
        ConfigMapManifest.build(blueprint),
        ServiceManifest.pods(blueprint),
        ServiceManifest.primary(blueprint),
        ServiceManifest.readOnly(blueprint),
        PodDisruptionBudgetManifest.build(blueprint));
  }
}
