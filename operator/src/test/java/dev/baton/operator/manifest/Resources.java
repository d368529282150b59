package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.RedisReplication;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Resources as a user would write them, read the way the operator reads them. */
final class Resources {

  static final String DEFAULT_IMAGE = "localhost/baton/engine:test";

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private Resources() {}

  /** Returns the blueprint of a resource named orders with the given spec. */
  static Blueprint blueprint(String spec) {
    RedisReplication resource = orders(spec);
    return Blueprint.of(resource, DEFAULT_IMAGE, resource.getSpec().backlog().minBytes());
  }

  /** Returns a resource named orders with the given spec. */
  static RedisReplication orders(String spec) {
    return YAML.unmarshal(
        """
        apiVersion: baton.dev/v1
        kind: RedisReplication
        metadata:
          name: orders
          namespace: shop
          uid: 8b1f6d2e-0000-4000-8000-000000000001
          labels:
            app.kubernetes.io/part-of: webshop
            app.kubernetes.io/instance: tracked-by-argo
            argocd.argoproj.io/instance: tracked-by-argo
            kustomize.toolkit.fluxcd.io/name: tracked-by-flux
          annotations:
            argocd.argoproj.io/tracking-id: tracked-by-argo
        spec:
        """
            + spec.indent(2),
        RedisReplication.class);
  }

  /** Returns an object as YAML. */
  static String yaml(Object object) {
    return YAML.asYaml(object);
  }
}
