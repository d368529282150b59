package dev.baton.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PodTemplateMergeTest {

  @Test
  void aSidecarComesBesideTheEngine() {
    var spec = podSpec("{containers: [{name: sidecar, image: x}]}");

    assertThat(spec.getContainers())
        .extracting(Container::getName)
        .containsExactly("engine", "sidecar");
  }

  @Test
  void aFieldOfTheEnginesContainerIsReplacedAndTheOthersStay() {
    var spec = podSpec("{containers: [{name: engine, imagePullPolicy: Never}]}");

    Container engine = spec.getContainers().getFirst();
    assertThat(engine.getImagePullPolicy()).isEqualTo("Never");
    assertThat(engine.getImage()).isEqualTo(Resources.DEFAULT_IMAGE);
    assertThat(engine.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
  }

  @Test
  void anotherVolumeAndItsMountComeBesideTheOperators() {
    var spec =
        podSpec(
            "{volumes: [{name: certificates, secret: {secretName: x}}], containers: [{name: engine,"
                + " volumeMounts: [{name: certificates, mountPath: /certificates}]}]}");

    assertThat(spec.getVolumes()).hasSize(4);
    assertThat(spec.getContainers().getFirst().getVolumeMounts()).hasSize(4);
  }

  @Test
  void aListWithoutNamesIsReplaced() {
    assertThat(podSpec("{topologySpreadConstraints: []}").getTopologySpreadConstraints()).isEmpty();
  }

  @Test
  void nullRemovesWhatTheOperatorWouldSet() {
    var spec = podSpec("{affinity: null, containers: [{name: engine, livenessProbe: null}]}");

    assertThat(spec.getAffinity()).isNull();
    assertThat(spec.getContainers().getFirst().getLivenessProbe()).isNull();
  }

  @Test
  void theOperatorsLabelsWinOverTheUsers() {
    var labels =
        template("podTemplate: {metadata: {labels: {baton.dev/replication: x, team: shop}}}")
            .getMetadata()
            .getLabels();

    assertThat(labels).containsEntry(Labels.REPLICATION, "orders").containsEntry("team", "shop");
  }

  @Test
  void noPodIsBornWithARole() {
    assertThat(template("{}").getMetadata().getLabels()).doesNotContainKey(Labels.ROLE);
    assertThat(
            template("podTemplate: {metadata: {labels: {baton.dev/role: primary}}}")
                .getMetadata()
                .getLabels())
        .doesNotContainKey(Labels.ROLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{containers: text}",
        "{containers: [text]}",
        "{volumes: {name: x}}",
        "{terminationGracePeriodSeconds: soon}"
      })
  void whatIsNoPartOfAPodIsToldByNameOfTheField(String podSpec) {
    var spec = Resources.orders("podTemplate: {spec: " + podSpec + "}").getSpec();

    assertThat(PodTemplateMerge.problem(spec).orElseThrow())
        .startsWith("podTemplate.spec is not part of a pod's spec: ")
        .doesNotContain("\n");
  }

  @Test
  void whatIsPartOfAPodIsNoProblem() {
    for (String podSpec : List.of("{}", "{hostNetwork: true}", "{tolerations: []}")) {
      var spec = Resources.orders("podTemplate: {spec: " + podSpec + "}").getSpec();

      assertThat(PodTemplateMerge.problem(spec)).isEmpty();
    }
  }

  private static PodSpec podSpec(String userPart) {
    return template("podTemplate: {spec: " + userPart + "}").getSpec();
  }

  private static PodTemplateSpec template(String spec) {
    return StatefulSetManifest.build(Resources.blueprint(spec)).getSpec().getTemplate();
  }
}
