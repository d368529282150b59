package dev.baton.operator.architecture.planted.plan;

import dev.baton.operator.architecture.planted.api.KnowsThePlan;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Instant;
import redis.clients.jedis.HostAndPort;

/** Does everything that a plan must not do. */
public final class WritesWhilePlanning {
  /** Closes a cycle. */
  public KnowsThePlan resource() {
    return new KnowsThePlan();
  }

  Instant deleteAllPods(KubernetesClient client) {
    client.pods().delete();
    return Instant.now();
  }

  HostAndPort engine() {
    return new HostAndPort("engine", 6379);
  }

  UpdateControl<?> control() {
    return UpdateControl.noUpdate();
  }
}
