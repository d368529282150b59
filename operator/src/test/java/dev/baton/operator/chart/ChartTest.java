package dev.baton.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.operator.golden.Golden;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChartTest {

  private static final String DEFINITION = "redisreplications.baton.dev.yaml";
  private static final Map<String, ?> DEFAULTS = Map.of();
  private static final Map<String, ?> TWO_NAMESPACES =
      Map.of("rbac.scope", "namespace", "watchNamespaces[0]", "shop", "watchNamespaces[1]", "bank");

  @Test
  void helmFindsNothingToComplainAbout() {
    var result = Chart.lint();

    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    assertThat(result.getMessages()).noneMatch(line -> line.contains("WARNING"));
  }

  @Test
  void theChartCarriesTheGeneratedDefinition() throws IOException {
    Golden.at(Chart.FOLDER.resolve(Path.of("files", "crds", DEFINITION)))
        .assertEquals(Files.readString(Path.of("..", "crds", DEFINITION)));
  }

  @Test
  void theImagesAreThoseOfThisBuildUnlessToldOtherwise() throws IOException {
    String version =
        Files.readString(Path.of("..", "pom.xml"))
            .lines()
            .filter(line -> line.startsWith("  <version>"))
            .findFirst()
            .orElseThrow()
            .replaceAll("</?version>", "")
            .strip();

    assertThat(operatorPod(DEFAULTS).getContainers().getFirst().getImage())
        .isEqualTo("localhost/baton/operator:" + version);
  }

  @Test
  void renderingTwiceGivesTheSameText() {
    assertThat(Chart.text(DEFAULTS)).isEqualTo(Chart.text(DEFAULTS));
  }

  @Test
  void definitionsOutliveTheRelease() {
    assertThat(
            Chart.object(CustomResourceDefinition.class, DEFAULTS).getMetadata().getAnnotations())
        .containsEntry("helm.sh/resource-policy", "keep");
  }

  @Test
  void definitionsCanBeLeftToOtherMeans() {
    assertThat(kinds(Map.of("crds.enabled", false))).doesNotContain("CustomResourceDefinition");
  }

  @Test
  void nothingIsAHook() {
    assertThat(Chart.text(DEFAULTS)).doesNotContain("helm.sh/hook");
  }

  @Test
  void theOperatorRunsUnderTheRestrictedStandard() {
    PodSpec pod = operatorPod(DEFAULTS);
    var container = pod.getContainers().getFirst().getSecurityContext();

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void theImagesFollowTheirValues() {
    Container operator =
        operatorPod(Map.of("image.tag", "v2", "engine.image.tag", "v3")).getContainers().getFirst();

    assertThat(operator.getImage()).isEqualTo("localhost/baton/operator:v2");
    assertThat(value(operator, "BATON_ENGINE_IMAGE")).isEqualTo("localhost/baton/engine:v3");
  }

  @Test
  void noRuleGrantsEverything() {
    for (PolicyRule rule : Chart.object(ClusterRole.class, DEFAULTS).getRules()) {
      assertThat(rule.getVerbs()).doesNotContain("*");
      assertThat(rule.getResources()).doesNotContain("*");
      assertThat(rule.getApiGroups()).doesNotContain("*");
    }
  }

  @Test
  void secretsAreReadByNameAndMadeAndNothingElse() {
    assertThat(Chart.object(ClusterRole.class, DEFAULTS).getRules())
        .filteredOn(rule -> rule.getResources().contains("secrets"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.getVerbs()).containsExactly("get", "create"));
  }

  @Test
  void namespaceScopeGrantsNothingInOtherNamespaces() {
    List<GenericKubernetesResource> objects = Chart.objects(TWO_NAMESPACES);

    assertThat(objects)
        .extracting(GenericKubernetesResource::getKind)
        .doesNotContain("ClusterRole", "ClusterRoleBinding");
    assertThat(objects)
        .filteredOn(object -> object.getKind().equals("Role"))
        .extracting(object -> object.getMetadata().getNamespace())
        .containsExactlyInAnyOrder("shop", "bank", Chart.NAMESPACE);
  }

  @Test
  void nodesAreWatchedOnlyWithRightsInTheWholeCluster() {
    assertThat(Chart.object(ClusterRole.class, DEFAULTS).getRules())
        .filteredOn(rule -> rule.getResources().contains("nodes"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.getVerbs()).containsExactly("get", "list", "watch"));
    assertThat(value(operatorPod(DEFAULTS).getContainers().getFirst(), "BATON_NODES_WATCHED"))
        .isEqualTo("true");
    assertThat(value(operatorPod(TWO_NAMESPACES).getContainers().getFirst(), "BATON_NODES_WATCHED"))
        .isEqualTo("false");
  }

  @Test
  void namespaceScopeWatchesTheNamespacesThatItHasRightsIn() {
    Container operator = operatorPod(TWO_NAMESPACES).getContainers().getFirst();

    assertThat(value(operator, "QUARKUS_OPERATOR_SDK_NAMESPACES")).isEqualTo("shop,bank");
  }

  @Test
  void standbysHaveABudgetAndKeepApart() {
    assertThat(kinds(Map.of("replicaCount", 2))).contains("PodDisruptionBudget");
    assertThat(operatorPod(Map.of("replicaCount", 2)).getAffinity().getPodAntiAffinity())
        .isNotNull();
    assertThat(kinds(DEFAULTS)).doesNotContain("PodDisruptionBudget");
  }

  @Test
  void aServiceMonitorComesOnlyWhenAskedFor() {
    assertThat(kinds(DEFAULTS)).contains("Service").doesNotContain("ServiceMonitor");
    assertThat(kinds(Map.of("metrics.serviceMonitor.enabled", true))).contains("ServiceMonitor");
  }

  @ParameterizedTest
  @CsvSource({
    "replicas,2,replicas",
    "rbac.scope,everywhere,scope",
    "replicaCount,many,replicaCount",
    "image.tagg,1,tagg",
    "logging.level,LOUD,level"
  })
  void aWrongValueIsRefusedByItsName(String key, String value, String named) {
    assertThatThrownBy(() -> Chart.text(Map.of(key, value))).hasMessageContaining(named);
  }

  private static PodSpec operatorPod(Map<String, ?> values) {
    return Chart.object(Deployment.class, values).getSpec().getTemplate().getSpec();
  }

  private static String value(Container container, String name) {
    return container.getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds(Map<String, ?> values) {
    return Chart.objects(values).stream().map(GenericKubernetesResource::getKind).toList();
  }
}
