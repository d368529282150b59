package dev.baton.operator.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class RedisReplicationTest {

  private final KubernetesSerialization serialization = new KubernetesSerialization();

  @Test
  void anEmptySpecReadsAsTheDefaults() {
    assertThat(read("spec: {}").getSpec()).isEqualTo(RedisReplicationSpec.defaults());
  }

  @Test
  void aMissingSpecReadsAsTheDefaults() {
    assertThat(read("").getSpec()).isEqualTo(RedisReplicationSpec.defaults());
  }

  @Test
  void emptyObjectsReadAsTheDefaults() {
    var spec = read("spec: {failover: {}, durability: {}, backlog: {}, service: {}}").getSpec();

    assertThat(spec).isEqualTo(RedisReplicationSpec.defaults());
  }

  @Test
  void whatIsWrittenToTheDiskFollowsFromTheStorageUnlessItIsSaid() {
    assertThat(read("spec: {}").getSpec().persistence()).isEqualTo(Persistence.NONE);
    assertThat(read("spec: {storage: {size: 1Gi}}").getSpec().persistence())
        .isEqualTo(Persistence.MIXED);
    assertThat(read("spec: {persistence: AppendOnly}").getSpec().persistence())
        .isEqualTo(Persistence.APPEND_ONLY);
  }

  @Test
  void quantitiesAndDurationsKeepTheTextThatWasTyped() {
    var resource = read("spec: {storage: {size: 1024Mi}, backlog: {coverage: 90s, min: 2048Ki}}");

    assertThat(serialization.asYaml(resource)).contains("1024Mi", "90s", "2048Ki");
  }

  @Test
  void aDirectiveMayBeWrittenAsANumber() {
    var spec = read("spec: {engine: {maxmemory-samples: 10, proto-max-bulk-len: 4294967296}}");

    assertThat(spec.getSpec().engine())
        .containsEntry("maxmemory-samples", "10")
        .containsEntry("proto-max-bulk-len", "4294967296");
  }

  @Test
  void aQuantityMayBeWrittenAsANumber() {
    var spec = read("spec: {backlog: {mode: Fixed, size: 1048576}}").getSpec();

    assertThat(spec.backlog().fixedBytes()).hasValue(1 << 20);
  }

  @Test
  void fieldsOfANewerVersionAreSkipped() {
    var resource = read("spec: {instances: 5, later: {a: 1}}\nstatus: {later: 1, epoch: 4}");

    assertThat(resource.getSpec().instances()).isEqualTo(5);
    assertThat(resource.getStatus().epoch()).isEqualTo(4);
  }

  @Test
  void dataMayUseItsPartOfTheMemoryLimit() {
    var spec = read("spec: {resources: {limits: {memory: 1Gi}}, maxMemoryPercent: 50}").getSpec();

    assertThat(spec.maxMemoryBytes()).isEqualTo(OptionalLong.of((1L << 30) / 100 * 50));
  }

  @Test
  void withoutAMemoryLimitDataIsUnlimited() {
    var spec = read("spec: {resources: {limits: {cpu: 1}}}").getSpec();

    assertThat(spec.maxMemoryBytes()).isEmpty();
  }

  @Test
  void onlyTheWordTruePauses() {
    assertThat(read("").hasPauseRequest()).isFalse();
    assertThat(annotated("no").hasPauseRequest()).isFalse();
    assertThat(annotated("true").hasPauseRequest()).isTrue();
  }

  @Test
  void aStatusReadsBackAsItWasWritten() {
    var condition =
        Condition.of(
            ConditionType.READY,
            Condition.Status.TRUE,
            ConditionReason.HEALTHY,
            "Three of three pods serve.",
            "2026-01-01T00:00:00Z",
            2);
    String yaml = serialization.asYaml(condition);

    assertThat(yaml).contains("status: \"True\"", "reason: \"Healthy\"", "type: \"Ready\"");
    assertThat(serialization.unmarshal(yaml, Condition.class)).isEqualTo(condition);
  }

  private RedisReplication annotated(String value) {
    return serialization.unmarshal(
        "metadata: {annotations: {baton.dev/paused: \"%s\"}}".formatted(value),
        RedisReplication.class);
  }

  private RedisReplication read(String yaml) {
    return serialization.unmarshal(
        "apiVersion: baton.dev/v1\nkind: RedisReplication\nmetadata: {name: orders}\n" + yaml,
        RedisReplication.class);
  }
}
