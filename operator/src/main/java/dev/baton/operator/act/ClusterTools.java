package dev.baton.operator.act;

import dev.baton.operator.status.ApiWrites;
import dev.baton.operator.status.EventRecorder;
import dev.baton.operator.status.StatusRecorder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Supplier;

/**
 * What {@link KubernetesCluster} works with.
 *
 * @param client the API server
 * @param applier applies objects that are not as wanted
 * @param status writes statuses
 * @param events writes events
 * @param writes told of every request that may change something
 * @param defaultImage engine image of this release
 * @param passwords makes a new password
 */
public record ClusterTools(
    KubernetesClient client,
    ObjectApplier applier,
    StatusRecorder status,
    EventRecorder events,
    ApiWrites writes,
    String defaultImage,
    Supplier<String> passwords) {}
