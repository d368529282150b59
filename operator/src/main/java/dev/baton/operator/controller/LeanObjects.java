package dev.baton.operator.controller;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Reads objects without the record of who owns which field. Nothing here looks at it, and it takes
 * more memory than all the rest of an object: with it, caches of a few hundred resources outgrow
 * the heap.
 */
@Singleton
final class LeanObjects implements KubernetesClientObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.addMixIn(ObjectMeta.class, WithoutOwnersOfFields.class);
  }

  @JsonIgnoreProperties("managedFields")
  private interface WithoutOwnersOfFields {}
}
