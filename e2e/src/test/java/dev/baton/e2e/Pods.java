package dev.baton.e2e;

import dev.baton.e2e.support.Replication;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** What the pods of a resource are at this moment. */
final class Pods {
  private Pods() {}

  /** The identity of each: a pod that was made anew has another. */
  static Set<String> uids(Replication replication) {
    return replication.pods().stream()
        .map(pod -> pod.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  /** Those whose engine says of itself that it is the primary. */
  static Set<String> primaries(Replication replication) {
    return replication.pods().stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getName())
        .filter(pod -> isPrimary(replication, pod))
        .collect(Collectors.toSet());
  }

  /** The number of promotions so far, as the status has it. */
  static long epoch(Replication replication) {
    return Long.parseLong(replication.field("status", "epoch"));
  }

  private static boolean isPrimary(Replication replication, String pod) {
    try (Jedis connection = replication.connectToPod(pod)) {
      return connection.info("replication").contains("baton_role:primary");
    } catch (JedisException silent) {
      return false;
    }
  }
}
