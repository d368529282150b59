package dev.baton.operator.manifest;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** The account that the pods run under. The engine never calls the API, so no token is mounted. */
public final class ServiceAccountManifest {

  private ServiceAccountManifest() {}

  /** Returns the ServiceAccount of a resource. */
  public static ServiceAccount build(Blueprint blueprint) {
    return new ServiceAccountBuilder()
        .withMetadata(blueprint.ownedMetadata(blueprint.names().serviceAccount()).build())
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
