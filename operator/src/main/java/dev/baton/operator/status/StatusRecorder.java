package dev.baton.operator.status;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The only writer of statuses. It writes a fresh object by server-side apply, only when something
 * has changed, and remembers what it wrote until the caches have it: a pass that decided on a stale
 * primary could promote a second one.
 */
public final class StatusRecorder {
  private static final String FIELD_MANAGER = "baton-operator-status";

  private record Written(String resourceVersion, RedisReplicationStatus status) {}

  private final KubernetesClient client;
  private final ApiWrites writes;
  private final Map<String, Written> newest = new ConcurrentHashMap<>();

  /** Writes through the given client. */
  public StatusRecorder(KubernetesClient client, ApiWrites writes) {
    this.client = client;
    this.writes = writes;
  }

  /**
   * The status of a cached resource, or the one written since if the cache does not have it yet.
   */
  public RedisReplicationStatus newestOf(RedisReplication cached) {
    Written written = newest.get(cached.getMetadata().getUid());
    if (written == null || isAtLeast(cached, written.resourceVersion())) {
      return cached.getStatus() == null ? RedisReplicationStatus.unseen() : cached.getStatus();
    }
    return written.status();
  }

  /**
   * Writes the status if it differs from the newest one; returns whether it was written. It fails
   * when somebody else has changed the resource meanwhile: a report repeats primary and epoch, and
   * a late one must not bring former ones back.
   */
  public boolean report(RedisReplication resource, RedisReplicationStatus status) {
    if (status.equals(newestOf(resource))) {
      return false;
    }
    write(resource, status, newestVersionOf(resource));
    return true;
  }

  /** Forgets a resource that is gone. */
  public void forget(String uid) {
    newest.remove(uid);
  }

  private void write(
      RedisReplication resource, RedisReplicationStatus status, String resourceVersion) {
    var fresh = new RedisReplication();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(resource.getMetadata().getName())
            .withNamespace(resource.getMetadata().getNamespace())
            .withUid(resource.getMetadata().getUid())
            .withResourceVersion(resourceVersion)
            .build());
    fresh.setStatus(status);
    fresh.setSpec(null);
    writes.note("patch", RedisReplication.KIND + "/status");
    RedisReplication stored =
        client
            .resource(fresh)
            .subresource("status")
            .patch(
                new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(FIELD_MANAGER)
                    .withForce(true)
                    .build(),
                fresh);
    newest.put(
        resource.getMetadata().getUid(),
        new Written(stored.getMetadata().getResourceVersion(), status));
  }

  private String newestVersionOf(RedisReplication cached) {
    Written written = newest.get(cached.getMetadata().getUid());
    return written == null || isAtLeast(cached, written.resourceVersion())
        ? cached.getMetadata().getResourceVersion()
        : written.resourceVersion();
  }

  private static boolean isAtLeast(RedisReplication cached, String resourceVersion) {
    return Long.parseLong(cached.getMetadata().getResourceVersion())
        >= Long.parseLong(resourceVersion);
  }
}
