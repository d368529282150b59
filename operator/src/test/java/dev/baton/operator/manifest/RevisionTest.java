package dev.baton.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RevisionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: other",
        "imagePullPolicy: Always",
        "imagePullSecrets: [{name: registry}]",
        "resources: {limits: {memory: 1Gi}}",
        "maxMemoryPercent: 50",
        "durability: {minReplicasToWrite: 1}",
        "engine: {maxmemory-policy: allkeys-lru}",
        "persistence: Mixed",
        "{storage: {size: 1Gi}, persistence: Snapshot}",
        "auth: {secretName: other}",
        "tls: {secretName: orders-tls}",
        "podTemplate: {spec: {priorityClassName: important}}"
      })
  void aChangeOfWhatPodsAreMadeFromIsANewRevision(String spec) {
    assertThat(revision(spec)).isNotEqualTo(revision("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances: 5",
        "failover: {detectAfter: 10s}",
        "backlog: {min: 2Mi}",
        "service: {type: NodePort}",
        "imagePullPolicy: IfNotPresent",
        "maxMemoryPercent: 75",
        "durability: {}",
        "persistence: None",
        "{storage: {size: 1Gi}, persistence: Mixed}"
      })
  void aChangeThatNeedsNoNewPodKeepsTheRevision(String spec) {
    assertThat(revision(spec)).isEqualTo(revision("{}"));
  }

  @Test
  void theOrderInWhichFieldsWereWrittenDoesNotMatter() {
    assertThat(revision("podTemplate: {spec: {nodeSelector: {a: b, c: d}, hostNetwork: false}}"))
        .isEqualTo(
            revision("podTemplate: {spec: {hostNetwork: false, nodeSelector: {c: d, a: b}}}"));
  }

  @Test
  void theImageOfTheOperatorsReleaseDoesNotMatter() {
    var resource = Resources.orders("instances: 3");
    var before = StatefulSetManifest.build(Blueprint.of(resource, "engine:1", 1 << 20));
    var after = StatefulSetManifest.build(Blueprint.of(resource, "engine:2", 1 << 20));

    assertThat(after.getSpec().getTemplate().getMetadata())
        .isEqualTo(before.getSpec().getTemplate().getMetadata());
  }

  private static String revision(String spec) {
    return Revision.of(Resources.orders(spec).getSpec());
  }
}
