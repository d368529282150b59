package dev.baton.operator.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;

/** The ConfigMap with the engine's configuration file. */
public final class ConfigMapManifest {

  private ConfigMapManifest() {}

  /** Returns the ConfigMap of a resource. */
  public static ConfigMap build(Blueprint blueprint) {
    return new ConfigMapBuilder()
        .withMetadata(blueprint.ownedMetadata(blueprint.names().configMap()).build())
        .addToData(PodLayout.CONFIG_FILE, EngineConfig.render(blueprint))
        .build();
  }
}
