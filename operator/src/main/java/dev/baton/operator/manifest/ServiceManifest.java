package dev.baton.operator.manifest;

import dev.baton.operator.api.v1.ServiceOptions;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;

/** The three Services: to the primary, to the replicas, and to each pod by its host name. */
public final class ServiceManifest {

  private ServiceManifest() {}

  /**
   * Returns the Service that leads to the pod with the label of the primary, ready or not: there is
   * no other to go to. A dead primary's endpoint thus stays until the label moves, and the nodes,
   * which take in changes at most once a second, learn of one change in a failover and not of two.
   */
  public static Service primary(Blueprint blueprint) {
    Names names = blueprint.names();
    ServiceOptions options = blueprint.spec().service();
    return new ServiceBuilder()
        .withMetadata(
            blueprint
                .ownedMetadata(names.primaryService())
                .withAnnotations(options.annotations())
                .build())
        .withNewSpec()
        .withType(options.type().text())
        .withPublishNotReadyAddresses(true)
        .withSelector(Labels.selector(names, Labels.ROLE_PRIMARY))
        .withPorts(redisPort())
        .endSpec()
        .build();
  }

  /** Returns the Service that leads to the pods with the label of a replica that are ready. */
  public static Service readOnly(Blueprint blueprint) {
    Names names = blueprint.names();
    return new ServiceBuilder()
        .withMetadata(blueprint.ownedMetadata(names.readOnlyService()).build())
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(Labels.selector(names, Labels.ROLE_REPLICA))
        .withPorts(redisPort())
        .endSpec()
        .build();
  }

  /**
   * Returns the headless Service behind the host names of the pods. It lists pods that are not
   * ready too: a replica becomes ready only after it has found its primary by this name.
   */
  public static Service pods(Blueprint blueprint) {
    Names names = blueprint.names();
    return new ServiceBuilder()
        .withMetadata(blueprint.ownedMetadata(names.podsService()).build())
        .withNewSpec()
        .withType("ClusterIP")
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(Labels.selector(names))
        .withPorts(List.of(redisPort(), httpPort()))
        .endSpec()
        .build();
  }

  private static ServicePort redisPort() {
    return port(PodLayout.REDIS_PORT_NAME, PodLayout.REDIS_PORT);
  }

  private static ServicePort httpPort() {
    return port(PodLayout.HTTP_PORT_NAME, PodLayout.HTTP_PORT);
  }

  private static ServicePort port(String name, int port) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withPort(port)
        .withTargetPort(new IntOrString(name))
        .build();
  }
}
