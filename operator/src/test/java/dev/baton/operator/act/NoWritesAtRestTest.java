package dev.baton.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.operator.api.v1.RedisReplication;
import dev.baton.operator.api.v1.RedisReplicationStatus;
import dev.baton.operator.observe.DesiredReader;
import dev.baton.operator.observe.Memories;
import dev.baton.operator.observe.Observed;
import dev.baton.operator.observe.Passwords;
import dev.baton.operator.observe.RecordedReader;
import dev.baton.operator.observe.Workload;
import dev.baton.operator.observe.WriteRate;
import dev.baton.operator.plan.Shape;
import dev.baton.operator.status.EventRecorder;
import dev.baton.operator.status.StatusRecorder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is as wanted is not sent again: neither an object nor a status. */
final class NoWritesAtRestTest {
  private final ApiServer server = new ApiServer();
  private final KubernetesClient client = server.client();
  private final List<String> counted = new ArrayList<>();
  private ClusterTools tools = newOperator("test");
  private final RedisReplication resource = resource();

  NoWritesAtRestTest() throws IOException {}

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void objectsAreAppliedOnceAndEveryRequestIsCounted() {
    Shape shape = new Shape(3, 1 << 20, "");
    cluster(new Children(List.of())).apply(shape);
    int first = server.requests().size();
    KubernetesCluster second = cluster(server.children());
    second.apply(shape);

    assertThat(first).isGreaterThan(5);
    assertThat(counted).hasSize(first);
    assertThat(server.requests()).hasSize(first);
    assertThat(second.hasChanged()).isFalse();
  }

  @Test
  void aRestartChangesTheStatefulSetAndNothingElse() {
    cluster(new Children(List.of())).apply(new Shape(3, 1 << 20, ""));
    int first = server.requests().size();
    cluster(server.children()).apply(new Shape(3, 1 << 20, "monday"));

    assertThat(server.requests().subList(first, server.requests().size()))
        .singleElement()
        .asString()
        .contains("statefulsets/orders");
  }

  @Test
  void anOperatorThatStartsAgainLeavesAloneWhatNobodyHasTouched() {
    report(applied(new Children(List.of())));
    int first = server.requests().size();
    tools = newOperator("test");
    KubernetesCluster second = applied(server.children());

    assertThat(server.requests()).hasSize(first);
    assertThat(second.hasChanged()).isFalse();
    assertThat(second.fingerprint()).isEqualTo(resource.getStatus().objects());
  }

  @Test
  void anObjectThatSomebodyTouchedMeanwhileIsAppliedWithTheOthers() {
    report(applied(new Children(List.of())));
    int first = server.requests().size();
    List<HasMetadata> objects = server.children().objects();
    objects.stream()
        .filter(StatefulSet.class::isInstance)
        .forEach(set -> set.getMetadata().setGeneration(2L));
    tools = newOperator("test");
    KubernetesCluster second = applied(new Children(objects));

    assertThat(server.requests().size() - first).isEqualTo(7);
    assertThat(second.fingerprint()).isNotEqualTo(resource.getStatus().objects());
  }

  @Test
  void anOperatorThatWantsSomethingElseAppliesIt() {
    report(applied(new Children(List.of())));
    int first = server.requests().size();
    tools = newOperator("next");
    applied(server.children());

    assertThat(server.requests().size() - first).isEqualTo(7);
  }

  @Test
  void aStatusIsWrittenOnce() {
    RedisReplicationStatus status =
        RedisReplicationStatus.unseen().withPrimary("orders-0", 1, null, null, null);

    assertThat(tools.status().report(resource, status)).isTrue();
    assertThat(tools.status().report(resource, status)).isFalse();
    assertThat(counted).containsExactly("patch RedisReplication/status");
  }

  private ClusterTools newOperator(String engineVersion) {
    return new ClusterTools(
        client,
        new ObjectApplier(client, this::count),
        new StatusRecorder(client, this::count),
        new EventRecorder(client, this::count),
        this::count,
        "localhost/baton/engine:" + engineVersion,
        () -> "correct horse battery staple");
  }

  private KubernetesCluster applied(Children children) {
    KubernetesCluster cluster = cluster(children);
    cluster.apply(new Shape(3, 1 << 20, ""));
    return cluster;
  }

  private void report(KubernetesCluster cluster) {
    resource.setStatus(RedisReplicationStatus.unseen().withObjects(cluster.fingerprint()));
  }

  private void count(String verb, String kind) {
    counted.add(verb + " " + kind);
  }

  private KubernetesCluster cluster(Children children) {
    Observed observed =
        new Observed(
            DesiredReader.read(resource),
            RecordedReader.read(null),
            Workload.NONE,
            List.of(),
            WriteRate.UNSEEN,
            Passwords.NONE,
            Memories.NONE,
            1_000);
    return new KubernetesCluster(tools, resource, observed, children);
  }

  private static RedisReplication resource() {
    var made = new RedisReplication();
    made.setMetadata(
        new ObjectMetaBuilder()
            .withName("orders")
            .withNamespace("shop")
            .withUid("uid-of-orders")
            .withGeneration(1L)
            .withResourceVersion("1")
            .withCreationTimestamp("2026-01-31T00:00:00Z")
            .build());
    return made;
  }
}
